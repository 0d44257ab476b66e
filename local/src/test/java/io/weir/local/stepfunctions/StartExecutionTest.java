package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Starts executions as anybody does, with an unmodified SDK client. */
class StartExecutionTest extends WithLocalEndpoint {
  @Test
  void startExecution_whenFunctionAnswers_succeedsAndTellsTheListener() throws Exception {
    String machine = local.create("work", LocalEndpoint.TASK);
    release.countDown();
    StartExecutionResponse started = local.start(machine, "one", "{\"n\":1}");

    JsonObject running = local.nextEvent();
    JsonObject succeeded = local.nextEvent();
    DescribeExecutionResponse described =
        local.client().describeExecution(r -> r.executionArn(started.executionArn()));

    assertThat(started.executionArn())
        .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:work:one");
    assertThat(running.getAsJsonObject("detail").get("status").getAsString()).isEqualTo("RUNNING");
    assertThat(succeeded.getAsJsonObject("detail").get("output").getAsString())
        .isEqualTo("{\"answer\":{\"n\":1}}");
    assertThat(succeeded.get("source").getAsString()).isEqualTo("aws.states");
    assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(described.output()).isEqualTo("{\"answer\":{\"n\":1}}");
    assertThat(described.startDate())
        .isEqualTo(started.startDate())
        .isEqualTo(local.endpoint().executions().getFirst().start().truncatedTo(ChronoUnit.MILLIS));
    assertThat(described.stopDate()).isAfterOrEqualTo(described.startDate());
    assertThat(described.redriveCount()).isZero();
  }

  @Test
  void startExecution_sameNameAndInputWhileRunning_answersWithTheFirst() {
    String machine = local.create("work", LocalEndpoint.TASK);
    StartExecutionResponse first = local.start(machine, "one", "{}");
    StartExecutionResponse second = local.start(machine, "one", "{}");

    assertThat(second.executionArn()).isEqualTo(first.executionArn());
    assertThat(second.startDate()).isEqualTo(first.startDate());
    assertThat(local.endpoint().executions()).hasSize(1);
    assertThatThrownBy(() -> local.start(machine, "one", "{\"other\":true}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void startExecution_sameNameAndInputAfterTheEnd_isRefused() throws Exception {
    String machine = local.create("pass", LocalEndpoint.PASS);
    local.start(machine, "one", "{}");
    local.awaitEnd();

    assertThatThrownBy(() -> local.start(machine, "one", "{}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void startExecution_concurrentlyWithOneName_startsOne() throws Exception {
    String machine = local.create("work", LocalEndpoint.TASK);
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      Callable<StartExecutionResponse> call = () -> local.start(machine, "one", "{}");
      Set<Object> answers =
          callers.invokeAll(Collections.nCopies(64, call)).stream()
              .map(
                  future ->
                      List.of(future.resultNow().executionArn(), future.resultNow().startDate()))
              .collect(Collectors.toSet());
      assertThat(answers).hasSize(1);
    }
    assertThat(local.endpoint().executions()).hasSize(1);
  }

  @Test
  void startExecution_withWhatIsInvalid_namesTheError() {
    String machine = local.create("pass", LocalEndpoint.PASS);

    assertThatThrownBy(() -> local.start(machine, "two words", "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> local.start(machine, "n".repeat(81), "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> local.start(machine, "one", "{not json}"))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> local.start(machine, "one", ""))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> local.start(machine, "one", "\"" + "é".repeat(131_072) + "\""))
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("262144");
    assertThatThrownBy(() -> local.start(machine + "x", "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> local.start(machine + ":1", "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> local.start("work", "one", "{}"))
        .isInstanceOf(InvalidArnException.class);
    assertThat(local.endpoint().executions()).isEmpty();
  }

  @Test
  void startExecution_ofExpressMachine_isRefused() {
    String machine =
        local
            .client()
            .createStateMachine(
                r ->
                    r.name("fast")
                        .definition(LocalEndpoint.PASS)
                        .roleArn(LocalEndpoint.ROLE)
                        .type(StateMachineType.EXPRESS))
            .stateMachineArn();

    assertThat(local.client().describeStateMachine(r -> r.stateMachineArn(machine)).type())
        .isEqualTo(StateMachineType.EXPRESS);
    assertThatThrownBy(() -> local.start(machine, "one", "{}")).hasMessageContaining("EXPRESS");
  }
}
