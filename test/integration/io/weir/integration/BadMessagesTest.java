package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.QueueOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

class BadMessagesTest {
  @Test
  void everyBadMessage_isQuarantinedWithItsReasonAndHoldsNothing() throws Exception {
    try (TestStack test = TestStack.with(new QueueOption.ThrottledByMessages("ingest"))) {
      String express = StateMachines.copyOfDemo(test, "fast", StateMachineType.EXPRESS);
      String gone = test.demoArn().replace(":demo", ":gone");
      List<String> bad = new ArrayList<>();
      bad.addAll(List.of("not json", "null", "\"x\"", "[]", "{}"));
      bad.add("{\"cumulus_meta\":{}}");
      bad.add(test.message("no-limit", 0));
      bad.add(limited(test, gone, "unknown", "5", ""));
      bad.add(limited(test, express, "express", "5", ""));
      bad.add(limited(test, test.demoArn(), "x".repeat(81), "5", ""));
      bad.add(limited(test, test.demoArn(), "a b", "5", ""));
      bad.add(limited(test, test.demoArn(), "large", "5", "x".repeat(262_144)));
      bad.add(limited(test, test.demoArn(), "negative", "-1", ""));
      bad.add(limited(test, test.demoArn(), "fraction", "2.5", ""));
      bad.add(limited(test, test.demoArn(), "text", "\"abc\"", ""));
      bad.forEach(body -> test.send("ingest", body));

      List<String> expected =
          List.of(
              "bad-execution-name",
              "bad-execution-name",
              "bad-limit",
              "bad-limit",
              "bad-limit",
              "express-state-machine",
              "input-too-large",
              "no-limit",
              "no-state-machine",
              "no-state-machine",
              "no-such-state-machine",
              "not-an-object",
              "not-an-object",
              "not-an-object",
              "not-json");
      FailedMessages failed = new FailedMessages(test, "ingest");
      TestStack.awaitUntil("all are quarantined", () -> failed.receive() >= bad.size());

      assertThat(failed.reasons()).containsExactlyElementsOf(expected);
      assertThat(failed.bodies()).containsExactlyInAnyOrderElementsOf(bad);
      assertThat(test.executions()).isEmpty();
      test.awaitNothingHeld();
    }
  }

  @Test
  void sameNameOtherBody_onlyTheFirstRuns() throws Exception {
    try (TestStack test = TestStack.with(new QueueOption.Throttled("ingest", 5))) {
      test.send("ingest", test.message("same", 1));
      TestStack.awaitUntil("the first runs", () -> test.executions().size() == 1);
      test.send("ingest", test.message("same", 2));

      TestStack.awaitUntil(
          "the second is quarantined",
          () -> test.quarantineReasons("ingest").equals(List.of("name-in-use")));

      assertThat(test.executions()).hasSize(1);
      test.awaitEnded(1);
      test.awaitNothingHeld();
    }
  }

  private static String limited(
      TestStack test, String machine, String name, String limit, String padding) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":"%s",\
        "queueExecutionLimits":{"%s":%s}},"meta":{"demo":{"seconds":0}},"padding":"%s"}"""
        .formatted(machine, name, test.queueUrl("ingest"), limit, padding);
  }
}
