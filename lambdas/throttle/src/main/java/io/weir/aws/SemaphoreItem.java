package io.weir.aws;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.FailureRun;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.Limits;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The form of a semaphore's item. */
final class SemaphoreItem {
  static final String KEY = "key";

  private static final String UNEXPLAINED = "no reason given";

  private static final String REMEDY =
      "correct the item; set semvalue to the limit if it is unknown, and run ./weir repair";

  private SemaphoreItem() {}

  /**
   * Reads a semaphore.
   *
   * @throws io.weir.semaphore.SemaphoreException if somebody has edited it into nonsense
   */
  static SemaphoreState read(Item item) {
    return item.as(SemaphoreItem::form, REMEDY);
  }

  private static SemaphoreState form(Item item) {
    Integer used = item.countOrNull("semvalue");
    return new SemaphoreState(
        key(item.key()),
        used == null ? 0 : used,
        limits(item),
        pausedReason(item),
        failureRun(item.mapOrNull("failureRun")),
        item.setOf("semaphores", "a set of semaphore keys", SemaphoreKey::new),
        item.setOf("queues", "a set of queue URLs", QueueUrl::new),
        item.setOf("stateMachines", "a set of state machine ARNs", StateMachineArn::new));
  }

  /** A key that begins as a queue's URL does has to be one. */
  private static SemaphoreKey key(String text) {
    SemaphoreKey key = new SemaphoreKey(text);
    var _ = key.queue();
    return key;
  }

  static AttributeValue failureRun(FailureRun run) {
    return Values.map(
        Map.of("cause", Values.text(run.cause()), "count", Values.number(run.count())));
  }

  /**
   * An acquire is decided by {@code executionLimit} alone, so that is the limit in force, whatever
   * the others say: where somebody has edited it, it counts as an operator's.
   */
  private static Limits limits(Item item) {
    Limits limits =
        new Limits(
            override(item, item.countOrNull("overrideLimit")),
            item.countOrNull("deployedLimit"),
            item.instantOrNull("deployedAt"),
            item.countOrNull("learnedLimit"),
            item.instantOrNull("learnedFrom"));
    Integer inForce = item.countOrNull("executionLimit");
    if (inForce == null) {
      return limits.inForce().isEmpty() ? limits : item.required("executionLimit", null);
    }
    return limits.inForce().equals(OptionalInt.of(inForce))
        ? limits
        : limits.withOverride(override(item, inForce));
  }

  private static @Nullable LimitOverride override(Item item, @Nullable Integer limit) {
    return limit == null
        ? null
        : new LimitOverride(
            limit,
            item.instantOrNull("overrideUntil"),
            said(item.textOrNull("limitChangedBy")),
            said(item.textOrNull("limitReason")),
            item.instantOrNull("limitChangedAt"));
  }

  /** Whoever edits an item by hand may leave out why. */
  private static String said(@Nullable String text) {
    return text == null ? UNEXPLAINED : text;
  }

  private static @Nullable String pausedReason(Item item) {
    if (!item.flag("paused")) {
      return null;
    }
    return said(item.textOrNull("pausedReason"));
  }

  private static FailureRun failureRun(@Nullable Item run) {
    return run == null ? FailureRun.NONE : new FailureRun(run.text("cause"), run.count("count"));
  }
}
