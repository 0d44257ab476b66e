package io.weir.check;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StartResult;
import io.weir.queue.QueueMessage;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.Refusal;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreKey;
import io.weir.semaphore.SemaphoreState;
import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of the core's words as numbers. One thread. */
final class Values {
  private final Numbers out;
  private final Renaming names = new Renaming();
  private final Renaming messages = new Renaming();
  private final Renaming handles = new Renaming();
  private final Renaming tokens = new Renaming();
  private final Renaming startTimes = new Renaming();
  private int now;

  Values(Numbers out) {
    this.out = out;
  }

  void begin(int time) {
    now = time;
    names.clear();
    messages.clear();
    handles.clear();
    tokens.clear();
    startTimes.clear();
  }

  void age(int at) {
    out.add(Math.min(now - at, VirtualTime.STALE));
  }

  void ageOrNever(int at) {
    out.add(at < 0 ? -1 : now - at);
  }

  private void age(@Nullable Instant at, int cap) {
    out.add(at == null ? -1 : Math.min(now - VirtualTime.seconds(at), cap));
  }

  /** Writes how far ahead a time is; what has come is all the same. */
  void ahead(Instant at) {
    boolean isAhead = VirtualTime.at(now).isBefore(at);
    out.add(isAhead ? VirtualTime.seconds(at) - now + 1 : 0);
  }

  void name(String name) {
    out.add(names.number(name));
  }

  void arn(ExecutionArn arn) {
    name(Places.name(arn));
  }

  void token(String token) {
    out.add(tokens.number(token));
  }

  /** Returns a known execution's number; the highest there is for one that was not named yet. */
  int number(ExecutionArn arn) {
    return names.known(Places.name(arn));
  }

  void message(QueueMessage message) {
    out.add(messages.number(message.messageId()));
    name(PlainFormat.name(message.body()));
    out.add(message.body().charAt(message.body().length() - 1));
    out.add(handles.number(message.receiptHandle()));
  }

  void slot(Slot slot) {
    arn(slot.holder());
    token(slot.token());
    Slot.Origin origin = slot.message();
    out.add(origin == null ? -1 : messages.number(origin.messageId()));
    out.add(origin == null ? -1 : origin.bodyHash().hashCode());
    age(slot.acquiredAt(), VirtualTime.SETTLED);
    out.add(startTimes.number(slot.startTimeMillis()));
    out.add(slot.redriveCount());
    age(slot.missingSince(), VirtualTime.ABSENCE);
    out.add(slot.permits().size());
  }

  void semaphore(SemaphoreState semaphore) {
    out.add(semaphore.key().value().hashCode());
    out.add(semaphore.used());
    out.add(semaphore.limits().inForce().orElse(-1));
    out.add(semaphore.isPaused());
    out.add(semaphore.failureRun().count());
  }

  /** Writes an execution; of one that nothing else names the input makes no difference. */
  void execution(Execution execution, boolean withInput) {
    arn(execution.arn());
    out.add(Places.isForeign(execution.arn()));
    out.add(execution.status());
    out.add(execution.redriveCount());
    String input = execution.input();
    if (withInput && input != null) {
      out.add(input.charAt(input.indexOf('/') + 1));
      out.add(startTimes.number(Long.valueOf(input.substring(input.lastIndexOf('|') + 1))));
    }
  }

  /** Writes a call; of most the answers before it say what it is about. */
  void pending(Call call) {
    out.add(call.op());
    if (call.op() == Call.Op.PEEK) {
      call.about().forEach(each -> out.add(((SemaphoreKey) each).value().hashCode()));
    }
  }

  /** Writes an answer of a port. */
  void any(Object value) {
    switch (value) {
      case Boolean flag -> out.add(flag);
      case Integer number -> out.add(number);
      case Enum<?> each -> out.add(each);
      case QueueMessage message -> message(message);
      case Slot slot -> slot(slot);
      case SemaphoreState semaphore -> semaphore(semaphore);
      case Execution execution -> execution(execution, true);
      case Collection<?> many -> all(many);
      case Map<?, ?> many -> all(many.values());
      case AcquireResult result -> acquired(result);
      case ReleaseResult result -> released(result);
      case StartResult result -> started(result);
      case DescribeResult result -> described(result);
      case ListedExecution listed -> {
        arn(listed.arn());
        out.add(listed.redriveCount());
      }
      case ListResult.Page(var listed, _) -> all(listed);
      case Census(_, var slots) -> all(slots);
      case RuntimeException _ -> out.add(99);
      default -> throw new IllegalArgumentException("cannot write a " + value.getClass());
    }
  }

  private void all(Collection<?> many) {
    out.add(many.size());
    many.forEach(this::any);
  }

  private void acquired(AcquireResult result) {
    switch (result) {
      case AcquireResult.Acquired _ -> out.add(1);
      case AcquireResult.Contended _ -> out.add(2);
      case AcquireResult.Refused(Refusal refusal) -> refusal(refusal);
    }
  }

  private void released(ReleaseResult result) {
    switch (result) {
      case ReleaseResult.Released _ -> out.add(1);
      case ReleaseResult.Contended _ -> out.add(2);
      case ReleaseResult.Refused(Refusal refusal) -> refusal(refusal);
    }
  }

  private void refusal(Refusal refusal) {
    out.add(3);
    for (var semaphore : refusal.semaphores()) {
      SemaphoreState found = semaphore.found();
      if (found != null) {
        semaphore(found);
      }
    }
    for (var slot : refusal.slots()) {
      Slot found = slot.found();
      arn(slot.holder());
      out.add(found != null);
      if (found != null) {
        slot(found);
      }
    }
  }

  private void started(StartResult result) {
    switch (result) {
      case StartResult.Started(ExecutionArn arn) -> {
        out.add(1);
        arn(arn);
      }
      case StartResult.AlreadyExists _ -> out.add(2);
      case StartResult.Throttled _ -> out.add(3);
      case StartResult.Refused _ -> out.add(4);
      case StartResult.Unclear _ -> out.add(5);
    }
  }

  private void described(DescribeResult result) {
    switch (result) {
      case DescribeResult.Found(Execution execution) -> {
        out.add(1);
        execution(execution, true);
      }
      case DescribeResult.DoesNotExist _ -> out.add(2);
      case DescribeResult.Throttled _ -> out.add(3);
      case DescribeResult.Unavailable _ -> out.add(4);
    }
  }
}
