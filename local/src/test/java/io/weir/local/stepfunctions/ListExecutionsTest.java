package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;

class ListExecutionsTest extends WithLocalEndpoint {
  private final String machine = local.create("work", LocalEndpoint.TASK);

  @Test
  void runningAndClosed_theLatestStartOrEndComesFirst() {
    IntStream.range(0, 4).forEach(n -> local.start(machine, "run-" + n, "{}"));
    stop("run-2");
    stop("run-0");

    assertThat(names(list(ListExecutionsRequest.builder())))
        .containsExactly("run-0", "run-2", "run-3", "run-1");
  }

  @Test
  void statusFilter_listsThatStatusOnly() {
    IntStream.range(0, 4).forEach(n -> local.start(machine, "run-" + n, "{}"));
    stop("run-2");
    stop("run-0");

    assertThat(names(filtered(ExecutionStatus.RUNNING))).containsExactly("run-3", "run-1");
    assertThat(names(filtered(ExecutionStatus.ABORTED))).containsExactly("run-0", "run-2");
    assertThat(names(filtered(ExecutionStatus.FAILED))).isEmpty();
  }

  @Test
  void items_tellWhenTheyStartedStoppedAndWereRedriven() {
    String arn = local.start(machine, "one", "{}").executionArn();
    ExecutionListItem running = list(ListExecutionsRequest.builder()).executions().getFirst();
    stop("one");
    ExecutionListItem stopped = list(ListExecutionsRequest.builder()).executions().getFirst();
    var redriveDate = local.client().redriveExecution(r -> r.executionArn(arn)).redriveDate();
    ExecutionListItem redriven = list(ListExecutionsRequest.builder()).executions().getFirst();

    assertThat(running.executionArn()).isEqualTo(arn);
    assertThat(running.stateMachineArn()).isEqualTo(machine);
    assertThat(running.stopDate()).isNull();
    assertThat(running.redriveCount()).isZero();
    assertThat(running.redriveDate()).isNull();
    assertThat(stopped.startDate()).isEqualTo(running.startDate());
    assertThat(stopped.stopDate()).isAfterOrEqualTo(stopped.startDate());
    assertThat(redriven.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(redriven.startDate()).isEqualTo(running.startDate());
    assertThat(redriven.stopDate()).isNull();
    assertThat(redriven.redriveCount()).isEqualTo(1);
    assertThat(redriven.redriveDate()).isEqualTo(redriveDate);
  }

  @Test
  void redriveFilter_tellsTheRedrivenFromTheOthers() {
    local.start(machine, "other", "{}");
    String arn = local.start(machine, "redriven", "{}").executionArn();
    stop("redriven");
    local.client().redriveExecution(r -> r.executionArn(arn));

    assertThat(names(list(redriveFilter(ExecutionRedriveFilter.REDRIVEN))))
        .containsExactly("redriven");
    assertThat(names(list(redriveFilter(ExecutionRedriveFilter.NOT_REDRIVEN))))
        .containsExactly("other");
  }

  @Test
  void pages_whileExecutionsAreAdded_tellEachOfTheOldOnce() {
    IntStream.range(0, 5).forEach(n -> local.start(machine, "run-" + n, "{}"));

    List<String> names = new ArrayList<>();
    ListExecutionsResponse page = list(ListExecutionsRequest.builder().maxResults(2));
    names.addAll(names(page));
    while (page.nextToken() != null) {
      local.start(machine, "added-" + names.size(), "{}");
      String token = page.nextToken();
      page = list(ListExecutionsRequest.builder().maxResults(2).nextToken(token));
      names.addAll(names(page));
    }

    assertThat(names).containsExactly("run-4", "run-3", "run-2", "run-1", "run-0");
  }

  @Test
  void lastPage_thatIsFull_hasNoToken() {
    IntStream.range(0, 2).forEach(n -> local.start(machine, "run-" + n, "{}"));

    assertThat(list(ListExecutionsRequest.builder().maxResults(2)).nextToken()).isNull();
  }

  @Test
  void maxResults_isAHundredByDefault() {
    IntStream.range(0, 101).forEach(n -> local.start(machine, "run-" + n, "{}"));

    assertThat(list(ListExecutionsRequest.builder()).executions()).hasSize(100);
    assertThat(list(ListExecutionsRequest.builder().maxResults(0)).executions()).hasSize(100);
    assertThat(list(ListExecutionsRequest.builder().maxResults(1_000)).executions()).hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "LTE", "%%%", "MTphYmM"})
  void nextToken_thatWasNeverGiven_isRefused(String token) {
    assertThatThrownBy(() -> list(ListExecutionsRequest.builder().nextToken(token)))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining("Invalid Token");
  }

  @Test
  void nextToken_ofAnotherList_isRefused() {
    String other = local.create("other", LocalEndpoint.TASK);
    IntStream.range(0, 2).forEach(n -> local.start(other, "run-" + n, "{}"));
    String token =
        local.client().listExecutions(r -> r.stateMachineArn(other).maxResults(1)).nextToken();

    assertThatThrownBy(() -> list(ListExecutionsRequest.builder().nextToken(token)))
        .isInstanceOf(InvalidTokenException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_001})
  void maxResults_outOfRange_isRefused(int size) {
    assertThatThrownBy(() -> list(ListExecutionsRequest.builder().maxResults(size)))
        .isInstanceOfSatisfying(SfnException.class, ListExecutionsTest::isValidation)
        .hasMessageContaining("0 to 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING_REDRIVE", "ENDED"})
  void statusFilter_thatNoExecutionHas_isRefused(String status) {
    assertThatThrownBy(() -> list(ListExecutionsRequest.builder().statusFilter(status)))
        .isInstanceOfSatisfying(SfnException.class, ListExecutionsTest::isValidation)
        .hasMessageContaining(status);
  }

  @Test
  void redriveFilter_unknown_isRefused() {
    assertThatThrownBy(() -> list(ListExecutionsRequest.builder().redriveFilter("TWICE")))
        .isInstanceOfSatisfying(SfnException.class, ListExecutionsTest::isValidation)
        .hasMessageContaining("TWICE");
  }

  @Test
  void stateMachine_thatIsNotThere_isRefused() {
    assertThatThrownBy(
            () -> local.client().listExecutions(r -> r.stateMachineArn(machine + "-gone")))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  @Test
  void stateMachine_ofTypeExpress_isRefused() {
    String express =
        local
            .client()
            .createStateMachine(
                r ->
                    r.name("express")
                        .type(StateMachineType.EXPRESS)
                        .definition(LocalEndpoint.PASS)
                        .roleArn(LocalEndpoint.ROLE))
            .stateMachineArn();

    assertThatThrownBy(() -> local.client().listExecutions(r -> r.stateMachineArn(express)))
        .isInstanceOf(StateMachineTypeNotSupportedException.class);
  }

  private static void isValidation(SfnException refused) {
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
  }

  private static ListExecutionsRequest.Builder redriveFilter(ExecutionRedriveFilter filter) {
    return ListExecutionsRequest.builder().redriveFilter(filter);
  }

  private ListExecutionsResponse filtered(ExecutionStatus status) {
    return list(ListExecutionsRequest.builder().statusFilter(status));
  }

  private ListExecutionsResponse list(ListExecutionsRequest.Builder request) {
    return local.client().listExecutions(request.stateMachineArn(machine).build());
  }

  private void stop(String name) {
    String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
    local.client().stopExecution(r -> r.executionArn(arn));
  }

  private static List<String> names(ListExecutionsResponse executions) {
    return executions.executions().stream().map(ExecutionListItem::name).toList();
  }
}
