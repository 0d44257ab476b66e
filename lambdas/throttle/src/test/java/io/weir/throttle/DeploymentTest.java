package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.memory.MemoryTables;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final QueueUrl QUEUE =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest");
  private static final SemaphoreKey OWN = SemaphoreKey.of(QUEUE);
  private static final SemaphoreKey PROVIDER = new SemaphoreKey("provider:LAADS");
  private static final Deployment DEPLOYMENT =
      new Deployment(QUEUE, 3, Instant.parse("2026-01-01T00:00:00Z"), Map.of(PROVIDER, 20));

  private final MemoryTables tables = new MemoryTables();

  @Test
  void apply_sharedSemaphore_setsBothLimitsAndJoins() {
    DEPLOYMENT.apply(tables.semaphores());

    assertThat(state(OWN).limits().inForce()).hasValue(3);
    assertThat(state(PROVIDER).limits().inForce()).hasValue(20);
    assertThat(state(PROVIDER).queues()).containsExactly(QUEUE);
  }

  /** Else a hand-off finds a queue without a limit and quarantines its messages as no-limit. */
  @Test
  void apply_diesBeforeOwnLimit_queueIsNotHandedOffTo() {
    assertThatExceptionOfType(SemaphoreException.class)
        .isThrownBy(() -> DEPLOYMENT.apply(dyingAtOwnLimit()));

    assertThat(state(PROVIDER).limits().inForce()).hasValue(20);
    assertThat(state(PROVIDER).queues()).isEmpty();
  }

  private SemaphoreState state(SemaphoreKey key) {
    return Objects.requireNonNull(tables.allSemaphores().get(key));
  }

  private Semaphores dyingAtOwnLimit() {
    return (Semaphores)
        Proxy.newProxyInstance(
            Semaphores.class.getClassLoader(),
            new Class<?>[] {Semaphores.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("deploy") && arguments[0].equals(OWN)) {
                throw new SemaphoreException("dies here");
              }
              return method.invoke(tables.semaphores(), arguments);
            });
  }
}
