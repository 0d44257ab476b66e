package io.weir.local.lambda;

/** Invokes one function and waits for the outcome. */
@FunctionalInterface
public interface FunctionInvoker {
  /** Invokes the function with a JSON payload. */
  Invocation invoke(String payload) throws InterruptedException;
}
