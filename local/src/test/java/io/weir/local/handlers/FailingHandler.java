package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Throws what it was told to say. */
public final class FailingHandler implements RequestHandler<String, String> {
  @Override
  public String handleRequest(String input, Context context) {
    throw new IllegalStateException(input);
  }
}
