package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.queue.QueueUrl;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RivalsTest {
  private static final QueueUrl A = World.queue("a");
  private static final QueueUrl B = World.queue("b");
  private static final QueueUrl C = World.queue("c");
  private static final QueueUrl D = World.queue("d");

  private final Rivals rivals = new Rivals();

  @Test
  void groups_ofNoSharedSemaphore_areSingle() {
    assertThat(rivals.groups(List.of(A, B), Instant.EPOCH))
        .containsExactlyInAnyOrder(List.of(A), List.of(B));
  }

  @Test
  void groups_linkedByTwoSemaphores_areOne() {
    rivals.add(Set.of(A, B));
    rivals.add(Set.of(C));
    rivals.add(Set.of(B, C));

    assertThat(rivals.groups(List.of(A, B, C, D), Instant.EPOCH))
        .containsExactlyInAnyOrder(List.of(A, B, C), List.of(D));
  }

  @Test
  void groups_firstTurnsWithTime() {
    rivals.add(Set.of(A, B));

    assertThat(rivals.groups(List.of(A, B), Instant.ofEpochMilli(2)))
        .containsExactly(List.of(A, B));
    assertThat(rivals.groups(List.of(A, B), Instant.ofEpochMilli(3)))
        .containsExactly(List.of(B, A));
  }
}
