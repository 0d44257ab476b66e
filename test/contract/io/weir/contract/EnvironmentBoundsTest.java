package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.environment.QueueSettings;
import io.weir.local.StackTimings;
import io.weir.local.TickInput;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.Timings;
import org.junit.jupiter.api.Test;

/** What an environment's file may say, and the local stack does, fits what the core expects. */
class EnvironmentBoundsTest {
  @Test
  void bounds_ofAnEnvironment_areTheCores() {
    assertThat(QueueSettings.Deployed.VISIBILITY_ABOVE).isEqualTo(Timings.AWS.settledAge());
    assertThat(QueueSettings.Deployed.DEFAULT_VISIBILITY_TIMEOUT)
        .isEqualTo(Timings.AWS.visibility());
    assertThat(QueueSettings.Deployed.DEFAULT_RECEIVE_WAIT).isEqualTo(Timings.AWS.longWait());
    assertThat(QueueSettings.LONGEST_TIME_LIMIT).isEqualTo(Timings.AWS.functionTimeout());
    assertThat(QueueSettings.MOST_SHARED_SEMAPHORES).isEqualTo(SemaphoreState.SHARED_LIMIT);
  }

  @Test
  void defaults_ofATick_areThoseOfTheLocalStack() {
    assertThat(TickInput.TIME_LIMIT).isEqualTo(QueueSettings.DEFAULT_TIME_LIMIT);
    assertThat(TickInput.MESSAGE_LIMIT).isEqualTo(QueueSettings.DEFAULT_MESSAGE_LIMIT);
  }

  @Test
  void times_ofTheLocalStack_areTheCores() {
    assertThat(StackTimings.AWS.functionTimeout()).isEqualTo(Timings.AWS.functionTimeout());
    assertThat(StackTimings.AWS.period()).isEqualTo(Timings.AWS.interval());
    assertThat(StackTimings.AWS.queueVisibility()).isEqualTo(Timings.AWS.visibility());
    assertThat(StackTimings.LOCAL.functionTimeout()).isEqualTo(Timings.LOCAL.functionTimeout());
    assertThat(StackTimings.LOCAL.period()).isEqualTo(Timings.LOCAL.interval());
    assertThat(StackTimings.LOCAL.queueVisibility()).isEqualTo(Timings.LOCAL.visibility());
  }
}
