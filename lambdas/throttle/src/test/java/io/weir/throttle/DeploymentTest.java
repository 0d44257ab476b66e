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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
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

  @Test
  void apply_laterTickOfTheSame_writesNothing() {
    DEPLOYMENT.apply(tables.semaphores());
    List<String> calls = new ArrayList<>();

    tick(1, 3, 20).apply(semaphores((method, _) -> calls.add(method)));

    assertThat(calls).containsExactly("peek");
    assertThat(state(OWN).limits().deployedAt()).isEqualTo(DEPLOYMENT.deployedAt());
  }

  @Test
  void apply_laterTickOfAnother_writesWhatDiffers() {
    DEPLOYMENT.apply(tables.semaphores());
    Deployment changed = tick(2, 3, 19);

    changed.apply(tables.semaphores());
    tick(1, 3, 18).apply(tables.semaphores());

    assertThat(state(PROVIDER).limits().inForce()).hasValue(19);
    assertThat(state(PROVIDER).limits().deployedAt()).isEqualTo(changed.deployedAt());
    assertThat(state(OWN).limits().deployedAt()).isEqualTo(DEPLOYMENT.deployedAt());
  }

  /** Else a hand-off finds a queue without a limit and quarantines its messages as no-limit. */
  @Test
  void apply_diesBeforeOwnLimit_queueIsNotHandedOffTo() {
    assertThatExceptionOfType(SemaphoreException.class)
        .isThrownBy(() -> DEPLOYMENT.apply(dyingAtOwnLimit()));

    assertThat(state(PROVIDER).limits().inForce()).hasValue(20);
    assertThat(state(PROVIDER).queues()).isEmpty();
  }

  private static Deployment tick(int minute, int limit, int sharedLimit) {
    return new Deployment(
        QUEUE,
        limit,
        DEPLOYMENT.deployedAt().plus(Duration.ofMinutes(minute)),
        Map.of(PROVIDER, sharedLimit));
  }

  private SemaphoreState state(SemaphoreKey key) {
    return Objects.requireNonNull(tables.allSemaphores().get(key));
  }

  private Semaphores dyingAtOwnLimit() {
    return semaphores(
        (method, argument) -> {
          if (method.equals("deploy") && argument.equals(OWN)) {
            throw new SemaphoreException("dies here");
          }
        });
  }

  /** Semaphores that tell each call, with its first argument, before they make it. */
  private Semaphores semaphores(BiConsumer<String, Object> told) {
    return (Semaphores)
        Proxy.newProxyInstance(
            Semaphores.class.getClassLoader(),
            new Class<?>[] {Semaphores.class},
            (proxy, method, arguments) -> {
              told.accept(method.getName(), arguments[0]);
              return method.invoke(tables.semaphores(), arguments);
            });
  }
}
