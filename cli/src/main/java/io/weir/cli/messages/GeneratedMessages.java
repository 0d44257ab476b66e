package io.weir.cli.messages;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Messages like those on a Cumulus queue: a real one, of which each copy has the demo's state
 * machine, queue and limit, a name of its own, and {@code meta.demo.seconds}.
 */
public final class GeneratedMessages {
  private final CumulusBody template = CumulusBody.fixture();

  /** All copies ask for the same. */
  public GeneratedMessages(
      TargetQueue queue, int limit, String stateMachineArn, Duration executionTime) {
    template.moveLimitTo(queue);
    template.setLimit(queue, limit);
    template.setStateMachine(stateMachineArn);
    template.setDemoSeconds(seconds(executionTime));
  }

  /** Makes so many, each with a name of its own. */
  public List<Draft> take(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(this::draft).toList();
  }

  private Draft draft(int number) {
    CumulusBody body = template.copy();
    body.setExecutionName(UUID.randomUUID().toString());
    return body.toDraft(number);
  }

  /** Whole seconds as an integer, which is all that Step Functions itself waits. */
  private static Number seconds(Duration duration) {
    return duration.toMillisPart() == 0
        ? (Number) duration.toSeconds()
        : BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
  }
}
