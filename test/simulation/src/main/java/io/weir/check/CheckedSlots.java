package io.weir.check;

import io.weir.check.Call.Op;
import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Slots whose calls are let through one at a time. */
@SuppressWarnings("unchecked") // an answer is given back as it was taken
record CheckedSlots(Slots slots, Controller controller) implements Slots {
  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    Call call = new Call(Op.ACQUIRE, claims.stream().map(Claim::slot).toList());
    return controller.call(AcquireResult.class, call, () -> slots.acquire(permits, claims));
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    return controller.call(
        AcquireResult.class, new Call(Op.ADOPT, List.of(slot)), () -> slots.adopt(slot));
  }

  @Override
  public ReleaseResult release(List<Slot> held, Map<SemaphoreKey, Integer> drifted) {
    return controller.call(
        ReleaseResult.class, new Call(Op.RELEASE, held), () -> slots.release(held, drifted));
  }

  @Override
  public Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders) {
    return controller.call(
        Map.class, new Call(Op.READ_SLOTS, List.copyOf(holders)), () -> slots.read(holders));
  }

  @Override
  public void scan(Consumer<Slot> reader) {
    Census census = controller.takenCensus();
    List<Slot> all = census == null ? scan() : census.slots();
    all.forEach(reader);
  }

  private List<Slot> scan() {
    return controller.call(
        List.class,
        new Call(Op.SCAN, List.of()),
        () -> {
          List<Slot> found = new ArrayList<>();
          slots.scan(found::add);
          return found;
        });
  }

  @Override
  public boolean markMissing(Slot slot, Instant since) {
    return changed(Op.MARK, slot, () -> slots.markMissing(slot, since));
  }

  @Override
  public boolean unmarkMissing(Slot slot) {
    return changed(Op.UNMARK, slot, () -> slots.unmarkMissing(slot));
  }

  @Override
  public boolean redrive(Slot before, Slot after) {
    return changed(Op.MOVE_ON, before, () -> slots.redrive(before, after));
  }

  private boolean changed(Op op, Slot slot, Supplier<Boolean> change) {
    return controller.call(Boolean.class, new Call(op, List.of(slot)), change);
  }
}
