package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.queue.QueueMessage;
import io.weir.semaphore.Slot;
import java.util.Collection;
import java.util.Map;

/** Which executions something is about, one bit each. */
final class Mentions {
  private static final int FOREIGN = 16;

  private Mentions() {}

  static int of(Object thing) {
    return switch (thing) {
      case ExecutionArn arn -> bit(arn);
      case Slot slot -> bit(slot.holder());
      case QueueMessage message -> bit(message.body(), message.body().indexOf('/'));
      case ListedExecution listed -> bit(listed.arn());
      case ListResult.Page(var listed, _) -> ofAll(listed);
      case Census(_, var slots) -> ofAll(slots);
      case Collection<?> things -> ofAll(things);
      case Map<?, ?> things -> ofAll(things.values());
      default -> 0;
    };
  }

  static int bit(ExecutionArn arn) {
    String name = arn.value();
    int own = bit(name, name.length());
    return Places.isForeign(arn) ? own << FOREIGN : own;
  }

  /** Names end with the number of their message. */
  private static int bit(String text, int nameEnd) {
    return 1 << (text.charAt(nameEnd - 1) - '0');
  }

  private static int ofAll(Collection<?> things) {
    int mask = 0;
    for (Object each : things) {
      mask |= of(each);
    }
    return mask;
  }
}
