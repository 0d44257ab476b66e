package io.weir.local;

import io.weir.local.failure.LocalStackException;
import java.util.ArrayDeque;
import java.util.List;

/** What must be closed, in the reverse of the order it was added. Thread-safe. */
final class Resources implements AutoCloseable {
  private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Closes at once what comes after the end, from a thread that was still starting it. */
  <T extends AutoCloseable> T add(T resource) {
    synchronized (this) {
      if (!closed) {
        open.push(resource);
        return resource;
      }
    }
    closeAll(new ArrayDeque<>(List.of(resource)));
    throw new LocalStackException("The local stack was closed while it started.");
  }

  @Override
  public void close() {
    ArrayDeque<AutoCloseable> rest;
    synchronized (this) {
      closed = true;
      rest = new ArrayDeque<>(open);
      open.clear();
    }
    closeAll(rest);
  }

  /** Closes each, whatever the others do. */
  private static void closeAll(ArrayDeque<AutoCloseable> rest) {
    LocalStackException failure = null;
    for (AutoCloseable resource : rest) {
      try {
        resource.close();
      } catch (Exception e) {
        failure = failure == null ? new LocalStackException("Cannot close: " + e, e) : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
