package io.weir.check;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ListedExecution;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.Slot;
import java.util.List;
import java.util.stream.Collectors;

/** Names things as a trace does. */
final class Names {
  private Names() {}

  static String of(List<?> things) {
    return things.stream().map(Names::of).collect(Collectors.joining(", "));
  }

  static String of(Object thing) {
    return switch (thing) {
      case ExecutionArn arn -> Places.name(arn);
      case ListedExecution listed -> Places.name(listed.arn());
      case Slot slot -> Places.name(slot.holder());
      case QueueMessage message -> message.body() + " [" + message.messageId() + "]";
      case SemaphoreKey key -> key.value().substring(key.value().lastIndexOf('/') + 1);
      case QueueUrl queue -> "queue " + queue.name();
      default -> String.valueOf(thing);
    };
  }
}
