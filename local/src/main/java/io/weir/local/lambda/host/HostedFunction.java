package io.weir.local.lambda.host;

/**
 * A function as the child JVM is told of it: {@code name=handlerClass=host:port=concurrency}.
 *
 * @param runtimeApi {@code host:port} of its Runtime API
 * @param concurrency pollers, and so the most invocations at once
 */
record HostedFunction(String name, String handlerClass, String runtimeApi, int concurrency) {
  static HostedFunction parse(String argument) {
    String[] parts = argument.split("=", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException(
          "Expected name=handlerClass=host:port=concurrency: " + argument);
    }
    return new HostedFunction(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
  }
}
