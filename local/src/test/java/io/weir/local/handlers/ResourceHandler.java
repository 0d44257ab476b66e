package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Answers what its package has in a file, as libraries find such files. */
public final class ResourceHandler implements RequestStreamHandler {
  /** The file's name. */
  public static final String FILE = "answer.json";

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream file = Objects.requireNonNull(loader.getResourceAsStream(FILE))) {
      file.transferTo(output);
    }
  }
}
