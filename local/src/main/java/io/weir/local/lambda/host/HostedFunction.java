package io.weir.local.lambda.host;

/**
 * A function as the child JVM is told of it: {@code
 * name=handlerClass=host:port=concurrency=classPath}.
 *
 * @param runtimeApi {@code host:port} of its Runtime API
 * @param concurrency pollers, and so the most invocations at once
 * @param classPath its own; empty for the JVM's
 */
record HostedFunction(
    String name, String handlerClass, String runtimeApi, int concurrency, String classPath) {
  private static final int PARTS = 5;

  static HostedFunction parse(String argument) {
    String[] parts = argument.split("=", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "Expected name=handlerClass=host:port=concurrency=classPath: " + argument);
    }
    return new HostedFunction(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), parts[4]);
  }
}
