package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.DynamoDbTables;
import io.weir.semaphore.ForeignExecutions;
import io.weir.semaphore.PassLeases;
import io.weir.semaphore.ReconcileLease;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Semaphores;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Two new tables in DynamoDB Local, asked through a client whose requests meet faults. */
final class FaultyTables implements Tables {
  private final InDynamoDbTables sound = new InDynamoDbTables();
  private final DynamoDbTables faulty;
  private boolean edited;

  FaultyTables(DynamoDbClient client) {
    faulty = sound.over(client);
  }

  /**
   * What nobody has edited, or handed in wrong, counts exactly its slots, whatever requests and
   * answers were lost.
   */
  void assertCounted() {
    List<SemaphoreState> states = sound.semaphores().all();
    if (edited || states.stream().anyMatch(state -> Slots.DRIFT.equals(state.pausedReason()))) {
      return;
    }
    Map<SemaphoreKey, Integer> held = Slot.sum(sound.scanned());
    for (SemaphoreState state : states) {
      assertThat(state.used()).as("%s", state.key()).isEqualTo(held.getOrDefault(state.key(), 0));
    }
  }

  @Override
  public Semaphores semaphores() {
    return faulty.semaphores();
  }

  @Override
  public Slots slots() {
    return new PatientSlots(faulty.slots());
  }

  @Override
  public PassLeases leases() {
    return faulty.leases();
  }

  @Override
  public ReconcileLease reconcileLease() {
    return faulty.reconcileLease();
  }

  @Override
  public ForeignExecutions foreignExecutions() {
    return faulty.foreignExecutions();
  }

  @Override
  public void setUsed(SemaphoreKey key, int used) {
    edited = true;
    sound.setUsed(key, used);
  }
}
