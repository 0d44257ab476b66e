package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StateMachineArn;
import io.weir.semaphore.Slot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of executions tell in one round: a page answers for a thousand slots, a describe
 * for one. What is in neither list is only not told. One use, one thread.
 */
final class Survey {
  private static final List<ExecutionStatus> CLOSED =
      List.of(
          ExecutionStatus.SUCCEEDED,
          ExecutionStatus.FAILED,
          ExecutionStatus.TIMED_OUT,
          ExecutionStatus.ABORTED);

  /** Answers "asks for a pause" before a list is given up for this round. */
  private static final int THROTTLE_LIMIT = 4;

  private final Executions executions;
  private final Surroundings surroundings;
  private final Instant deadline;
  private final Pace pace;
  private final Map<ExecutionArn, ListedExecution> running = new HashMap<>();
  private final Map<ExecutionArn, ListedExecution> closed = new HashMap<>();
  private int pagesLeft;
  private boolean complete = true;

  Survey(Executions executions, Quotas quotas, Surroundings surroundings, Instant deadline) {
    this.executions = executions;
    this.surroundings = surroundings;
    this.deadline = deadline;
    this.pace = new Pace(surroundings, quotas.listsPerSecond());
    this.pagesLeft = quotas.pagesPerRound();
  }

  /** Lists what runs now, of machine after machine. */
  void listRunning(Collection<StateMachineArn> machines) {
    machines.forEach(machine -> list(machine, ExecutionStatus.RUNNING, Instant.MIN, running));
  }

  /**
   * Lists what has ended, back to the oldest of some slots of one machine, until each is told.
   *
   * @param wanted settled slots of the machine that do not run, by their holders
   */
  void listClosed(StateMachineArn machine, Map<ExecutionArn, Slot> wanted) {
    Instant oldest =
        wanted.values().stream()
            .map(slot -> Instant.ofEpochMilli(slot.startTimeMillis()))
            .min(Instant::compareTo)
            .orElse(Instant.MAX)
            .minus(surroundings.timings().clockSkew());
    for (ExecutionStatus status : CLOSED) {
      if (closed.keySet().containsAll(wanted.keySet())) {
        return;
      }
      list(machine, status, oldest, closed);
    }
  }

  private void list(
      StateMachineArn machine,
      ExecutionStatus status,
      Instant oldest,
      Map<ExecutionArn, ListedExecution> found) {
    String next = null;
    do {
      ListResult.Page page = page(machine, status, next);
      if (page == null) {
        complete = false;
        return;
      }
      page.executions().forEach(each -> found.merge(each.arn(), each, Survey::later));
      next = reaches(page, oldest) ? page.nextPage() : null;
    } while (next != null);
  }

  private static ListedExecution later(ListedExecution a, ListedExecution b) {
    return b.redriveCount() > a.redriveCount() ? b : a;
  }

  /** By whichever time the pages are sorted: what follows has changed before these. */
  private static boolean reaches(ListResult.Page page, Instant oldest) {
    return page.executions().stream().anyMatch(each -> !each.changedAt().isBefore(oldest));
  }

  private ListResult.@Nullable Page page(
      StateMachineArn machine, ExecutionStatus status, @Nullable String token) {
    for (int tries = 1; tries <= THROTTLE_LIMIT && mayAsk(); tries++) {
      pace.await();
      pagesLeft--;
      switch (executions.list(machine, status, token)) {
        case ListResult.Page page -> {
          return page;
        }
        case ListResult.Throttled _ -> surroundings.backOff(tries);
        case ListResult.Unavailable(String cause) -> {
          surroundings.listener().listUnavailable(machine, cause);
          return null;
        }
      }
    }
    return null;
  }

  private boolean mayAsk() {
    return pagesLeft > 0 && surroundings.now().isBefore(deadline);
  }

  /** Returns the execution as listed running, unless it is listed as closed since. */
  @Nullable ListedExecution running(ExecutionArn arn) {
    ListedExecution run = running.get(arn);
    ListedExecution end = closed.get(arn);
    return run == null || end == null || run.redriveCount() > end.redriveCount() ? run : null;
  }

  /** Returns the execution as listed closed, unless a later run of it is listed. */
  @Nullable ListedExecution closed(ExecutionArn arn) {
    return running(arn) == null ? closed.get(arn) : null;
  }

  /** Returns what is listed running. */
  Set<ExecutionArn> running() {
    return running.keySet();
  }

  /** Tells whether every list was read as far as it was asked for. */
  boolean isComplete() {
    return complete;
  }
}
