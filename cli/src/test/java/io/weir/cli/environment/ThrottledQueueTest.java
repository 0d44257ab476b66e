package io.weir.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.StackDefinition;
import io.weir.local.StackNames;
import io.weir.local.StackTimings;
import io.weir.local.TickInput;
import io.weir.local.WeirDefinition;
import io.weir.local.sqs.QueueDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThrottledQueueTest {
  @Test
  void of_stack_hasTheQueuesWhoseLimitItSays() {
    StackDefinition definition =
        new WeirDefinition(StackNames.DEFAULT, StackTimings.AWS)
            .throttled(
                pair("shared"),
                new TickInput(
                    4, TickInput.TIME_LIMIT, TickInput.MESSAGE_LIMIT, Map.of("provider:A", 3)))
            .throttled(pair("learned"), TickInput.withoutLimit())
            .throttled(pair("plain"), TickInput.withLimit(7))
            .build();

    assertThat(ThrottledQueue.of(definition))
        .containsExactly(
            new ThrottledQueue("shared", 4, Map.of("provider:A", 3)),
            new ThrottledQueue("plain", 7, Map.of()));
  }

  @Test
  void mostAtOnce_limits_isTheLowest() {
    assertThat(new ThrottledQueue("q", 5, Map.of("a", 3, "b", 6)).mostAtOnce()).isEqualTo(3);
    assertThat(new ThrottledQueue("q", 2, Map.of("a", 3)).mostAtOnce()).isEqualTo(2);
    assertThat(new ThrottledQueue("q", 2, Map.of()).mostAtOnce()).isEqualTo(2);
  }

  private static List<QueueDefinition> pair(String name) {
    return QueueDefinition.withFailedQueue(name, Duration.ofSeconds(30), 30);
  }
}
