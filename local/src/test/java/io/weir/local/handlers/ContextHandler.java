package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;

/** Answers what it knows of its invocation and its environment. */
public final class ContextHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    context.getLogger().log("input has " + input.size() + " fields");
    Map<String, Object> answer = new TreeMap<>();
    answer.put("input", input);
    answer.put("functionName", context.getFunctionName());
    answer.put("arn", context.getInvokedFunctionArn());
    answer.put("remainingMillis", context.getRemainingTimeInMillis());
    answer.put("environment", System.getenv());
    return answer;
  }
}
