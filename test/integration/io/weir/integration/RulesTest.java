package io.weir.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.StackDefinition;
import io.weir.local.stepfunctions.ExecutionRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of an environment's file, called by what calls them when they are deployed. */
class RulesTest {
  private static final int NOTICES = 4;

  private static final String ENVIRONMENT =
      """
      prefix: qa
      workflows: [demo]
      queues:
        - {name: throttled, executionLimit: 1}
        - {name: other, executionLimit: 5}
      rules:
        - name: notices
          workflow: demo
          rule: {type: sqs, value: "arn:aws:sqs:us-east-1:000000000000:notices"}
          meta: {demo: {seconds: 0.3}}
        - name: each-minute
          workflow: demo
          rule: {type: scheduled, value: rate(1 minute)}
          queueUrl: queue:other
          meta: {demo: {seconds: 0}}
        - name: resting
          workflow: demo
          rule: {type: scheduled, value: rate(1 minute)}
          state: DISABLED
      """;

  @TempDir private Path folder;

  @Test
  void rules_askForTheirWorkflow_withinTheirQueuesLimit() throws Exception {
    StackDefinition environment = TestEnvironment.definition(ENVIRONMENT, folder, null);
    try (TestStack test = TestEnvironment.start(environment)) {
      for (int i = 0; i < NOTICES; i++) {
        test.send("notices", "{\"notice\":%d}".formatted(i));
      }

      TestStack.awaitUntil(
          "all notices and two minutes have been worked on",
          () -> ended(test, "notices").size() == NOTICES && ended(test, "each-minute").size() >= 2);

      assertThat(MostRunning.of(ended(test, "notices"))).isEqualTo(1);
      assertThat(ended(test, "notices"))
          .extracting(execution -> input(execution).getAsJsonObject("payload").toString())
          .containsExactlyInAnyOrder(
              "{\"notice\":0}", "{\"notice\":1}", "{\"notice\":2}", "{\"notice\":3}");
      assertThat(ended(test, "each-minute"))
          .extracting(execution -> input(execution).getAsJsonObject("cumulus_meta"))
          .allSatisfy(
              meta ->
                  assertThat(meta.get("queueUrl").getAsString())
                      .isEqualTo(test.queueUrl("qa-other")));
      assertThat(ended(test, "resting")).isEmpty();
    }
  }

  private static List<ExecutionRecord> ended(TestStack test, String rule) {
    return test.executions().stream()
        .filter(execution -> execution.stop() != null)
        .filter(
            execution ->
                input(execution)
                    .getAsJsonObject("meta")
                    .get("triggerRule")
                    .getAsString()
                    .equals(rule))
        .toList();
  }

  private static JsonObject input(ExecutionRecord execution) {
    return JsonParser.parseString(execution.input()).getAsJsonObject();
  }
}
