package io.weir.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends a child JVM when its parent is gone, however the parent went. */
public final class ParentWatch {
  private ParentWatch() {}

  /** Watches standard input from a thread of its own; its end means that the parent is gone. */
  public static void exitWithParent() {
    Thread.ofPlatform().daemon().name("parent watch").start(() -> haltAtEnd(System.in));
  }

  private static void haltAtEnd(InputStream parent) {
    try {
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe means the same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
