package io.weir.contract;

import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.slots;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** Fresh tables with a semaphore of limit 5, and short ways to ask for its slots. */
abstract class SlotsSuite {
  Tables tables;

  abstract Tables tables();

  @BeforeEach
  void openTables() {
    tables = tables();
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
  }

  AcquireResult acquire(int limit, Slot... wanted) {
    return acquire(limit, List.of(wanted));
  }

  AcquireResult acquire(int limit, List<Slot> wanted) {
    return tables.slots().acquire(List.of(new Permit(KEY, wanted.size(), limit)), take(wanted));
  }

  AcquireResult takeOver(Slot after, String formerToken) {
    return tables.slots().acquire(List.of(), List.of(new Claim.TakeOver(after, formerToken)));
  }

  ReleaseResult release(Slot... held) {
    return tables.slots().release(List.of(held), Map.of());
  }

  Slot read(Slot slot) {
    return requireNonNull(tables.slots().read(Set.of(slot.holder())).get(slot.holder()));
  }

  int used(SemaphoreKey key) {
    return tables.peek(key).used();
  }

  static Set<ExecutionArn> holders(List<Slot> slots) {
    return slots.stream().map(Slot::holder).collect(Collectors.toSet());
  }

  static Refusal refusal(AcquireResult result) {
    assertThat(result).isInstanceOf(AcquireResult.Refused.class);
    return ((AcquireResult.Refused) result).refusal();
  }

  static Refusal refusal(ReleaseResult result) {
    assertThat(result).isInstanceOf(ReleaseResult.Refused.class);
    return ((ReleaseResult.Refused) result).refusal();
  }
}
