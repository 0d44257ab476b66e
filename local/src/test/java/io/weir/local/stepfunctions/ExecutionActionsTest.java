package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Looks at executions and stops them. */
class ExecutionActionsTest extends WithLocalEndpoint {
  @Test
  void stopExecution_whileTheFunctionRuns_abortsIt() throws Exception {
    String arn = local.start(local.create("work", LocalEndpoint.TASK), "one", "{}").executionArn();
    local.client().stopExecution(r -> r.executionArn(arn).error("Enough").cause("by hand"));

    DescribeExecutionResponse described =
        local.client().describeExecution(r -> r.executionArn(arn));
    assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(described.error()).isEqualTo("Enough");
    assertThat(described.cause()).isEqualTo("by hand");
    assertThat(local.client().stopExecution(r -> r.executionArn(arn)).stopDate())
        .isEqualTo(described.stopDate());
    assertThat(local.awaitEnd().get("status").getAsString()).isEqualTo("ABORTED");
    assertThat(types(local.client().getExecutionHistory(r -> r.executionArn(arn))))
        .last()
        .isEqualTo(HistoryEventType.EXECUTION_ABORTED);
  }

  @Test
  void getExecutionHistory_byPages_tellsEveryEventOnce() throws Exception {
    release.countDown();
    String arn =
        local.start(local.create("work", LocalEndpoint.TASK), "one", "{\"n\":1}").executionArn();
    local.awaitEnd();

    GetExecutionHistoryResponse first =
        local.client().getExecutionHistory(r -> r.executionArn(arn).maxResults(4));
    GetExecutionHistoryResponse second =
        local.client().getExecutionHistory(r -> r.executionArn(arn).nextToken(first.nextToken()));

    assertThat(types(first))
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED);
    assertThat(types(second))
        .containsExactly(
            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(second.nextToken()).isNull();
    assertThat(first.events().get(1).stateEnteredEventDetails().input()).isEqualTo("{\"n\":1}");
    assertThat(first.events().get(1).previousEventId()).isZero();
    assertThat(second.events().getLast().executionSucceededEventDetails().output())
        .isEqualTo("{\"answer\":{\"n\":1}}");
  }

  @Test
  void getExecutionHistory_reversedWithoutData_startsAtTheEnd() throws Exception {
    String arn = local.start(local.create("pass", LocalEndpoint.PASS), "one", "{}").executionArn();
    local.awaitEnd();

    GetExecutionHistoryResponse history =
        local
            .client()
            .getExecutionHistory(
                r -> r.executionArn(arn).reverseOrder(true).includeExecutionData(false));

    assertThat(types(history)).first().isEqualTo(HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(history.events().getFirst().executionSucceededEventDetails().output()).isNull();
  }

  @Test
  void closedExecutions_beyondTheLimit_areForgottenOldestFirst() throws Exception {
    String machine = local.create("pass", LocalEndpoint.PASS);
    for (int n = 0; n < 12; n++) {
      local.start(machine, "run-" + n, "{}");
      local.awaitEnd();
    }

    assertThat(names(local.client().listExecutions(r -> r.stateMachineArn(machine))))
        .hasSize(10)
        .doesNotContain("run-0", "run-1");
    String execution = machine.replace(":stateMachine:", ":execution:") + ":run-";
    assertThatThrownBy(() -> local.client().describeExecution(r -> r.executionArn(execution + 0)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> local.client().getExecutionHistory(r -> r.executionArn(execution + 2)))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("no longer kept");
    assertThat(local.client().getExecutionHistory(r -> r.executionArn(execution + 11)).events())
        .hasSize(4);
  }

  private static List<HistoryEventType> types(GetExecutionHistoryResponse history) {
    return history.events().stream().map(HistoryEvent::type).toList();
  }

  private static List<String> names(ListExecutionsResponse executions) {
    return executions.executions().stream().map(ExecutionListItem::name).toList();
  }
}
