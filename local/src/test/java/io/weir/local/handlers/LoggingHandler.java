package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Logs what it was given, after its function's name, and answers nothing. */
public final class LoggingHandler implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String json = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    context.getLogger().log(context.getFunctionName() + " " + json);
  }
}
