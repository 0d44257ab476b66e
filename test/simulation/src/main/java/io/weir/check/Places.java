package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What a bound's world consists of.
 *
 * @param queues the queues with messages
 * @param messages what is sent to them in the beginning, in this order
 */
record Places(List<QueueUrl> queues, List<Letter> messages) {
  static final StateMachineArn STATE_MACHINE =
      new StateMachineArn("arn:aws:states:us-east-1:123456789012:stateMachine:w");
  static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:P");

  private static final Map<String, ExecutionArn> ARNS = new ConcurrentHashMap<>();
  private static final Map<QueueUrl, QueueUrl> FAILED = new ConcurrentHashMap<>();
  private static final int NAME_AT =
      STATE_MACHINE.execution(new ExecutionName("m")).value().length() - 1;
  private static final String RERUN = "again-";

  /** A message to be sent. */
  record Letter(QueueUrl queue, String body) {}

  Places {
    queues = List.copyOf(queues);
    messages = List.copyOf(messages);
  }

  static Places of(Bound bound) {
    List<QueueUrl> queues =
        bound.scenario() == Scenario.SHARED ? List.of(queue("a"), queue("b")) : List.of(queue("a"));
    List<Letter> messages =
        IntStream.range(0, bound.messages())
            .mapToObj(i -> new Letter(queues.get(i % queues.size()), body(bound.scenario(), i)))
            .toList();
    return new Places(queues, messages);
  }

  private static String body(Scenario scenario, int index) {
    boolean second = index == 1;
    return switch (scenario) {
      case SAME_BODY -> PlainFormat.body("m" + (second ? 1 : index + 1), 'a');
      case OTHER_BODY -> PlainFormat.body("m" + (second ? 1 : index + 1), second ? 'b' : 'a');
      case DISTINCT, SHARED -> PlainFormat.body("m" + (index + 1), 'a');
    };
  }

  static QueueUrl queue(String name) {
    return new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/" + name);
  }

  static QueueUrl failed(QueueUrl queue) {
    return FAILED.computeIfAbsent(queue, each -> new QueueUrl(each.value() + "-failed"));
  }

  static ExecutionArn arn(String name) {
    return ARNS.computeIfAbsent(name, each -> STATE_MACHINE.execution(new ExecutionName(each)));
  }

  /** Returns an execution's name. */
  static String name(ExecutionArn arn) {
    return arn.value().substring(NAME_AT);
  }

  /** Returns the name of an execution that somebody runs by hand with this one's input. */
  static String rerun(ExecutionArn arn) {
    return RERUN + name(arn);
  }

  /** Tells whether an execution was run by hand. */
  static boolean isForeign(ExecutionArn arn) {
    return arn.value().startsWith(RERUN, NAME_AT);
  }
}
