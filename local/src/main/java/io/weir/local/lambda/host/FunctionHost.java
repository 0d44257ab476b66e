package io.weir.local.lambda.host;

import io.weir.local.process.ParentWatch;
import java.util.stream.Stream;

/**
 * Main class of the child JVM that runs the handlers of several functions, each through its Runtime
 * API.
 *
 * <p>It needs Lambda's core and serialization libraries besides the handlers' class path, and
 * nothing else of Weir. It ends with its parent.
 */
public final class FunctionHost {
  private FunctionHost() {}

  /**
   * Runs until the parent is gone.
   *
   * @param args one {@code name=handlerClass=host:port=concurrency=classPath} a function
   */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.exitWithParent();
    ClassLoaders loaders = new ClassLoaders();
    Stream.of(args)
        .map(HostedFunction::parse)
        .forEach(function -> Thread.ofPlatform().start(new FunctionLoop(function, loaders)));
    Thread.currentThread().join();
  }
}
