package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public final class BrokenHandler implements RequestHandler<Object, Object> {
  public BrokenHandler() {
    throw new IllegalStateException("no table named");
  }

  @Override
  public Object handleRequest(Object input, Context context) {
    return input;
  }
}
