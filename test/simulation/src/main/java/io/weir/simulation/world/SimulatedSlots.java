package io.weir.simulation.world;

import io.weir.execution.ExecutionArn;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Claim;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import io.weir.simulation.check.HeldSlot;
import io.weir.simulation.check.Observation.SlotAdopted;
import io.weir.simulation.check.Observation.SlotChanged;
import io.weir.simulation.check.Observation.SlotsReleased;
import io.weir.simulation.check.Observation.SlotsTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The slots as one invocation reaches them. */
final class SimulatedSlots implements Slots {
  private final World world;
  private final Invocation caller;
  private final Slots slots;

  SimulatedSlots(World world, Invocation caller) {
    this.world = world;
    this.caller = caller;
    this.slots = world.adapters().slots();
  }

  @Override
  public AcquireResult acquire(List<Permit> permits, List<Claim> claims) {
    if (caller.strikes(Fault.CONTENTION)) {
      return caller.call(AcquireResult.Contended::new);
    }
    return transaction(
        () -> {
          AcquireResult result = slots.acquire(permits, claims);
          if (result instanceof AcquireResult.Acquired) {
            world.observe(taken(permits, claims));
          }
          return result;
        });
  }

  @Override
  public AcquireResult adopt(Slot slot) {
    if (caller.strikes(Fault.CONTENTION)) {
      return caller.call(AcquireResult.Contended::new);
    }
    return transaction(
        () -> {
          AcquireResult result = slots.adopt(slot);
          if (result instanceof AcquireResult.Acquired) {
            world.observe(new SlotAdopted(SlotViews.of(slot), used(slot.permits().keySet())));
          }
          return result;
        });
  }

  @Override
  public ReleaseResult release(List<Slot> released, Map<SemaphoreKey, Integer> drifted) {
    if (caller.strikes(Fault.CONTENTION)) {
      return caller.call(ReleaseResult.Contended::new);
    }
    return transaction(
        () -> {
          ReleaseResult result = slots.release(released, drifted);
          if (result instanceof ReleaseResult.Released) {
            world.observe(
                new SlotsReleased(
                    released.stream().map(slot -> slot.holder().value()).toList(),
                    used(Slot.sum(released).keySet()),
                    caller.function()));
          }
          return result;
        });
  }

  @Override
  public Map<ExecutionArn, Slot> read(Set<ExecutionArn> holders) {
    return caller.call(() -> slots.read(holders));
  }

  @Override
  public void scan(Consumer<Slot> reader) {
    List<Slot> found = new ArrayList<>();
    caller.call(
        () -> {
          slots.scan(found::add);
          return true;
        });
    found.forEach(reader);
  }

  @Override
  public boolean markMissing(Slot slot, Instant since) {
    return change(slot, () -> slots.markMissing(slot, since));
  }

  @Override
  public boolean unmarkMissing(Slot slot) {
    return change(slot, () -> slots.unmarkMissing(slot));
  }

  @Override
  public boolean redrive(Slot before, Slot after) {
    return change(before, () -> slots.redrive(before, after));
  }

  private boolean change(Slot slot, BooleanSupplier change) {
    return transaction(
        () -> {
          boolean changed = change.getAsBoolean();
          if (changed) {
            held(Set.of(slot.holder())).forEach(each -> world.observe(new SlotChanged(each)));
          }
          return changed;
        });
  }

  private <T> T transaction(Supplier<T> step) {
    return caller.unclear(Fault.UNCLEAR_TRANSACTION, step, SemaphoreException::new);
  }

  private SlotsTaken taken(List<Permit> permits, List<Claim> claims) {
    return new SlotsTaken(
        held(holders(claims, Claim.NewSlot.class)),
        held(holders(claims, Claim.TakeOver.class)),
        used(permits.stream().map(Permit::key).toList()));
  }

  private static Set<ExecutionArn> holders(List<Claim> claims, Class<? extends Claim> kind) {
    return claims.stream()
        .filter(kind::isInstance)
        .map(claim -> claim.slot().holder())
        .collect(Collectors.toSet());
  }

  private List<HeldSlot> held(Set<ExecutionArn> holders) {
    return slots.read(holders).values().stream().map(SlotViews::of).toList();
  }

  private Map<String, Integer> used(Collection<SemaphoreKey> keys) {
    return SlotViews.used(world.adapters(), keys);
  }
}
