package io.weir.infra.watch;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** A throttle to watch, in a stack of somebody else's. */
final class Samples {
  private Samples() {}

  static WatchedThrottle throttle(int queues) {
    return new WatchedThrottle(
        "weir-x",
        MetricsSource.of("weir-x"),
        IntStream.rangeClosed(1, queues).mapToObj(Samples::queue).toList(),
        List.of("provider:LAADS"),
        List.of(
            new WatchedFunction("throttle", "weir-x-throttle", true),
            new WatchedFunction("completion", "weir-x-completion", false)),
        "weir-x-completions",
        List.of(new WatchedDeadLetters("rule", "weir-x-rule-failed")));
  }

  private static WatchedQueue queue(int number) {
    String name = "weir-x-q" + number;
    return new WatchedQueue("q" + number, name, name + "-failed", Duration.ofDays(14));
  }

  static Template template(Consumer<Stack> content) {
    Environment environment =
        Environment.builder().account("123456789012").region("us-east-1").build();
    Stack stack = new Stack(new App(), "other", StackProps.builder().env(environment).build());
    content.accept(stack);
    return Template.fromStack(stack);
  }
}
