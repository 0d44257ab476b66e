package io.weir.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.weir.cli.stack.SlotTable.HeldSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows the slots that kills leave behind: held, with no execution running. Healed is a slot that
 * is gone, or has another attempt's token, or whose execution runs after all. Thread-safe.
 */
final class LeftBehind {
  private final Supplier<List<HeldSlot>> held;
  private final Supplier<Set<String>> running;
  private final Consumer<String> log;
  private final Map<HeldSlot, Instant> open = new HashMap<>();
  private Instant lastKill = Instant.MIN;
  private Healing healing = Healing.NONE;

  /**
   * Follows the slots of a table.
   *
   * @param running tells the ARNs of the executions that run
   * @param log gets a line for each kill and each slot that heals
   */
  LeftBehind(Supplier<List<HeldSlot>> held, Supplier<Set<String>> running, Consumer<String> log) {
    this.held = held;
    this.running = running;
    this.log = log;
  }

  /** Notes what the process left behind that was killed just now. */
  synchronized void killed(Kill kill, Instant now) {
    Set<HeldSlot> slots = idle();
    slots.removeAll(open.keySet());
    slots.forEach(slot -> open.put(slot, now));
    lastKill = now;
    healing = healing.afterLeavingBehind(slots.size());
    log.accept(
        "%s killed %s; it leaves behind %s"
            .formatted(now, kill.moment(), slots.stream().map(HeldSlot::holder).toList()));
  }

  /** Looks which have healed. */
  synchronized void look(Instant now) {
    if (open.isEmpty()) {
      return;
    }
    Set<HeldSlot> gone = new HashSet<>(open.keySet());
    gone.removeAll(idle());
    gone.forEach(slot -> heal(slot, now));
  }

  /** What has become of them so far. */
  synchronized Healing healing() {
    return healing;
  }

  private void heal(HeldSlot slot, Instant now) {
    Instant kill = requireNonNull(open.remove(slot));
    Duration took = Duration.between(kill, now);
    healing = healing.afterHealing(took, lastKill.isAfter(kill));
    log.accept("%s healed after %d ms: %s".formatted(now, took.toMillis(), slot.holder()));
  }

  /** Slots first: one whose execution starts between the two is seen to run. */
  private Set<HeldSlot> idle() {
    List<HeldSlot> slots = held.get();
    Set<String> arns = running.get();
    Set<HeldSlot> idle = new HashSet<>();
    slots.stream().filter(slot -> !arns.contains(slot.holder())).forEach(idle::add);
    return idle;
  }
}
