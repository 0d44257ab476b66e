package io.weir.cli.coldstart;

import io.weir.cli.stack.RunningStack;
import io.weir.local.HandlerClasses;
import java.util.Locale;

/** A function whose start is measured, and what its calls do. */
enum MeasuredFunction {
  THROTTLE(HandlerClasses.WEIR.throttle()) {
    @Override
    Work work(RunningStack stack, String queueName) {
      return new ThrottleWork(stack, queueName);
    }
  },
  COMPLETION(HandlerClasses.WEIR.completion()) {
    @Override
    Work work(RunningStack stack, String queueName) throws InterruptedException {
      return new CompletionWork(stack, queueName);
    }
  };

  private final String handlerClass;

  MeasuredFunction(String handlerClass) {
    this.handlerClass = handlerClass;
  }

  String handlerClass() {
    return handlerClass;
  }

  /** As the results call it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Work over a queue of its own. */
  abstract Work work(RunningStack stack, String queueName) throws InterruptedException;
}
