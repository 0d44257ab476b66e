package io.weir.simulation.check;

import io.weir.simulation.check.Ledger.Run;
import io.weir.simulation.check.Observation.ExecutionStarted;
import io.weir.simulation.check.Observation.Finished;
import io.weir.simulation.check.Observation.InvocationEnded;
import io.weir.simulation.check.Observation.MessageDeleted;
import io.weir.simulation.check.Observation.MessageGivenBack;
import io.weir.simulation.check.Observation.MessageQuarantined;
import io.weir.simulation.check.Observation.MessageReceived;
import io.weir.simulation.check.Observation.MessageSent;
import io.weir.simulation.check.Observation.MessageSentBack;
import io.weir.simulation.check.Observation.StartRefused;
import io.weir.simulation.check.Observation.StartedByHand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * R2: every message starts exactly one execution or is quarantined, for a reason that is true. Both
 * only where Step Functions refused it for good, or SQS delivered it again while it was in hand.
 */
final class MessageChecker implements Checker {
  private static final Set<String> PERMANENT =
      Set.of("refused-by-step-functions", "no-such-state-machine");

  /**
   * Before SQS moves a message away by itself, it is received twice more; only if both were lost to
   * accidents may it lie on the failed queue without a reason.
   */
  private static final int LAST_CHANCES = 2;

  private final Ledger ledger;
  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final Map<String, List<Story>> asking = new HashMap<>();
  private final Map<String, String> workOf = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<Integer, Set<Story>> inHand = new HashMap<>();

  /** What became of a message so far. */
  private static final class Story {
    private final Sent sent;
    private final Set<Integer> holders = new HashSet<>();
    private @Nullable String quarantinedFor;
    private boolean deleted;
    private boolean sentBack;
    private boolean deliveredTwice;
    private int lostInARow;

    Story(Sent sent) {
      this.sent = sent;
    }

    boolean isOpen() {
      return !deleted && quarantinedFor == null && !sentBack;
    }
  }

  MessageChecker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void see(Observation observation, Instant now, Findings findings) {
    switch (observation) {
      case MessageSent sent -> sent(sent.message());
      case MessageReceived received -> received(received);
      case MessageGivenBack givenBack ->
          letGo(story(givenBack.messageId()), givenBack.invocation());
      case InvocationEnded ended -> ended(ended);
      case MessageDeleted deleted -> deleted(story(deleted.messageId()), findings);
      case MessageQuarantined quarantined ->
          quarantined(story(quarantined.messageId()), quarantined.reason(), findings);
      case MessageSentBack sentBack -> story(sentBack.messageId()).sentBack = true;
      case StartRefused start -> refused.add(start.execution());
      case ExecutionStarted started -> started(started, findings);
      case StartedByHand byHand -> workOf.put(byHand.execution(), "by hand");
      case Finished finished -> finished(finished, findings);
      default -> {}
    }
  }

  private Story story(String messageId) {
    Story story = stories.get(messageId);
    if (story == null) {
      throw new IllegalStateException("nobody sent message " + messageId);
    }
    return story;
  }

  private void sent(Sent sent) {
    Story story = new Story(sent);
    stories.put(sent.messageId(), story);
    if (sent.execution() != null) {
      asking.computeIfAbsent(sent.execution(), key -> new ArrayList<>()).add(story);
    }
  }

  private void received(MessageReceived received) {
    Story story = story(received.messageId());
    story.deliveredTwice |= !story.holders.isEmpty() || !story.isOpen();
    story.holders.add(received.invocation());
    inHand.computeIfAbsent(received.invocation(), key -> new HashSet<>()).add(story);
  }

  private static void letGo(Story story, int invocation) {
    story.holders.remove(invocation);
  }

  private void ended(InvocationEnded ended) {
    Set<Story> held = inHand.remove(ended.invocation());
    if (held != null) {
      for (Story story : held) {
        boolean lost = !ended.undisturbed() && story.holders.contains(ended.invocation());
        story.lostInARow = lost ? story.lostInARow + 1 : 0;
        letGo(story, ended.invocation());
      }
    }
  }

  private void started(ExecutionStarted started, Findings findings) {
    workOf.put(started.execution(), started.work());
    List<Story> askers =
        asking.getOrDefault(started.execution(), List.of()).stream()
            .filter(story -> story.sent.work().equals(started.work()))
            .toList();
    if (askers.isEmpty()) {
      findings.broken("R2", started.execution(), "it was started, but no message asked for it");
    } else if (askers.stream().noneMatch(story -> story.isOpen() || isExcused(story))) {
      findings.broken(
          "R2", started.execution(), "it was started after its messages had found their end");
    }
  }

  private void deleted(Story story, Findings findings) {
    story.deleted = true;
    String execution = story.sent.execution();
    if (execution == null || !hasRun(story)) {
      findings.broken(
          "R2", story.sent.messageId(), "it was deleted, but has no execution that is its own");
    }
  }

  private boolean hasRun(Story story) {
    String execution = story.sent.execution();
    Run run = execution == null ? null : ledger.run(execution);
    return run != null && run.work().equals(story.sent.work());
  }

  private void quarantined(Story story, @Nullable String reason, Findings findings) {
    String messageId = story.sent.messageId();
    story.quarantinedFor = reason == null ? "none" : reason;
    String fault = story.sent.fault();
    if (reason == null && story.lostInARow < LAST_CHANCES) {
      findings.broken("R2", messageId, "it lies on the failed queue without a reason");
    } else if (reason == null) {
      return;
    } else if (fault != null && !reason.equals(fault) && !reason.equals("never-started")) {
      findings.broken("R2", messageId, "expected the reason %s, found %s".formatted(fault, reason));
    } else if (fault == null && !isTrue(reason, story)) {
      findings.broken(
          "R2", messageId, "it was quarantined as %s, which it is not".formatted(reason));
    }
  }

  private boolean isTrue(String reason, Story story) {
    String execution = String.valueOf(story.sent.execution());
    return switch (reason) {
      case "refused-by-step-functions" -> refused.contains(execution);
      case "name-in-use" -> isAskedForByAnother(execution, story);
      case "never-started" -> !hasRun(story) || isExcused(story);
      default -> false;
    };
  }

  private boolean isAskedForByAnother(String execution, Story story) {
    return asking.getOrDefault(execution, List.of()).stream()
            .anyMatch(other -> !other.sent.work().equals(story.sent.work()))
        || "by hand".equals(workOf.get(execution));
  }

  private void finished(Finished finished, Findings findings) {
    Set<String> left = new HashSet<>(finished.left());
    stories.values().forEach(story -> finished(story, left, findings));
  }

  private void finished(Story story, Set<String> left, Findings findings) {
    String messageId = story.sent.messageId();
    boolean ran = hasRun(story);
    boolean quarantined = story.quarantinedFor != null;
    if (!ran && !quarantined && !story.sentBack && !left.contains(messageId)) {
      findings.broken("R2", messageId, "it is lost: no execution, on no queue");
    }
    if (ran && quarantined && !story.sentBack && !isExcused(story) && !isAnothersRun(story)) {
      findings.broken("R2", messageId, "it has run and is quarantined as " + story.quarantinedFor);
    }
  }

  /** Of two messages with one body one may run and the other be quarantined. */
  private boolean isAnothersRun(Story story) {
    return asking.getOrDefault(String.valueOf(story.sent.execution()), List.of()).stream()
        .anyMatch(
            other ->
                other != story
                    && other.sent.work().equals(story.sent.work())
                    && other.quarantinedFor == null);
  }

  private static boolean isExcused(Story story) {
    return story.deliveredTwice
        || (story.quarantinedFor != null && PERMANENT.contains(story.quarantinedFor));
  }
}
