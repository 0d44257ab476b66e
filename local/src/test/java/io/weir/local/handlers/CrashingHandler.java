package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Takes its process down if told so by {@code true}. */
public final class CrashingHandler implements RequestHandler<Boolean, String> {
  @Override
  public String handleRequest(Boolean crash, Context context) {
    if (crash) {
      Runtime.getRuntime().halt(7);
    }
    return Long.toString(ProcessHandle.current().pid());
  }
}
