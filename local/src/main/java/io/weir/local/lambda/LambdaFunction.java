package io.weir.local.lambda;

import java.time.Duration;

/**
 * A function of the local Lambda.
 *
 * @param handlerClass binary name of its handler's class
 * @param timeout after which an invocation has failed
 * @param concurrency the most invocations that run at once, as reserved concurrency
 */
public record LambdaFunction(String name, String handlerClass, Duration timeout, int concurrency) {
  public LambdaFunction {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "A function's name is 1 to 64 of A-Z a-z 0-9 _ -: " + name);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("Timeout of " + name + " must be positive: " + timeout);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "Concurrency of " + name + " must be at least 1: " + concurrency);
    }
  }
}
