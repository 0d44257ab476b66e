package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.local.asl.TaskResult;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Calls the endpoint as anybody does, with an unmodified SDK client. */
class StepFunctionsEndpointTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final String PASS =
      """
      {"StartAt": "Done", "States": {"Done": {"Type": "Pass", "End": true}}}""";
  private static final String TASK =
      """
      {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
        "Resource": "arn:aws:lambda:us-east-1:000000000000:function:work"}}}""";

  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
  private StepFunctionsEndpoint endpoint;
  private SfnClient client;

  @BeforeEach
  void start() {
    endpoint =
        StepFunctionsEndpoint.builder(
                (arn, payload, atMost) -> {
                  release.await();
                  return new TaskResult.Succeeded("{\"answer\":" + payload + "}");
                })
            .listener(events::add)
            .closedExecutionsKept(10)
            .historiesKept(2)
            .start();
    client =
        SfnClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    endpoint.close();
  }

  @Test
  void startExecution_whenFunctionAnswers_succeedsAndTellsTheListener() throws Exception {
    String machine = create("work", TASK);
    release.countDown();
    StartExecutionResponse started = start(machine, "one", "{\"n\":1}");

    JsonObject running = nextEvent();
    JsonObject succeeded = nextEvent();
    DescribeExecutionResponse described =
        client.describeExecution(r -> r.executionArn(started.executionArn()));

    assertThat(started.executionArn())
        .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:work:one");
    assertThat(running.getAsJsonObject("detail").get("status").getAsString()).isEqualTo("RUNNING");
    assertThat(succeeded.getAsJsonObject("detail").get("output").getAsString())
        .isEqualTo("{\"answer\":{\"n\":1}}");
    assertThat(succeeded.get("source").getAsString()).isEqualTo("aws.states");
    assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(described.output()).isEqualTo("{\"answer\":{\"n\":1}}");
    assertThat(described.startDate()).isEqualTo(started.startDate());
    assertThat(described.stopDate()).isAfterOrEqualTo(described.startDate());
    assertThat(described.redriveCount()).isZero();
  }

  @Test
  void startExecution_sameNameAndInputWhileRunning_answersWithTheFirst() {
    String machine = create("work", TASK);
    StartExecutionResponse first = start(machine, "one", "{}");
    StartExecutionResponse second = start(machine, "one", "{}");

    assertThat(second.executionArn()).isEqualTo(first.executionArn());
    assertThat(second.startDate()).isEqualTo(first.startDate());
    assertThat(endpoint.executions()).hasSize(1);
    assertThatThrownBy(() -> start(machine, "one", "{\"other\":true}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void startExecution_sameNameAndInputAfterTheEnd_isRefused() throws Exception {
    String machine = create("pass", PASS);
    start(machine, "one", "{}");
    awaitEnd();

    assertThatThrownBy(() -> start(machine, "one", "{}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void startExecution_concurrentlyWithOneName_startsOne() throws Exception {
    String machine = create("work", TASK);
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      Callable<StartExecutionResponse> call = () -> start(machine, "one", "{}");
      Set<Object> answers =
          callers.invokeAll(Collections.nCopies(64, call)).stream()
              .map(
                  future ->
                      List.of(future.resultNow().executionArn(), future.resultNow().startDate()))
              .collect(Collectors.toSet());
      assertThat(answers).hasSize(1);
    }
    assertThat(endpoint.executions()).hasSize(1);
  }

  @Test
  void startExecution_withWhatIsInvalid_namesTheError() {
    String machine = create("pass", PASS);

    assertThatThrownBy(() -> start(machine, "two words", "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> start(machine, "n".repeat(81), "{}"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> start(machine, "one", "{not json}"))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> start(machine, "one", ""))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> start(machine, "one", "\"" + "é".repeat(131_072) + "\""))
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("262144");
    assertThatThrownBy(() -> start(machine + "x", "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> start(machine + ":1", "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> start("work", "one", "{}")).isInstanceOf(InvalidArnException.class);
    assertThat(endpoint.executions()).isEmpty();
  }

  @Test
  void startExecution_ofExpressMachine_isRefused() {
    String machine =
        client
            .createStateMachine(
                r -> r.name("fast").definition(PASS).roleArn(ROLE).type(StateMachineType.EXPRESS))
            .stateMachineArn();

    assertThat(client.describeStateMachine(r -> r.stateMachineArn(machine)).type())
        .isEqualTo(StateMachineType.EXPRESS);
    assertThatThrownBy(() -> start(machine, "one", "{}")).hasMessageContaining("EXPRESS");
  }

  @Test
  void stopExecution_whileTheFunctionRuns_abortsIt() throws Exception {
    String arn = start(create("work", TASK), "one", "{}").executionArn();
    client.stopExecution(r -> r.executionArn(arn).error("Enough").cause("by hand"));

    DescribeExecutionResponse described = client.describeExecution(r -> r.executionArn(arn));
    assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(described.error()).isEqualTo("Enough");
    assertThat(described.cause()).isEqualTo("by hand");
    assertThat(client.stopExecution(r -> r.executionArn(arn)).stopDate())
        .isEqualTo(described.stopDate());
    assertThat(awaitEnd().getAsJsonObject("detail").get("status").getAsString())
        .isEqualTo("ABORTED");
    assertThat(types(client.getExecutionHistory(r -> r.executionArn(arn))))
        .last()
        .isEqualTo(HistoryEventType.EXECUTION_ABORTED);
  }

  @Test
  void getExecutionHistory_byPages_tellsEveryEventOnce() throws Exception {
    release.countDown();
    String arn = start(create("work", TASK), "one", "{\"n\":1}").executionArn();
    awaitEnd();

    GetExecutionHistoryResponse first =
        client.getExecutionHistory(r -> r.executionArn(arn).maxResults(4));
    GetExecutionHistoryResponse second =
        client.getExecutionHistory(r -> r.executionArn(arn).nextToken(first.nextToken()));

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
    String arn = start(create("pass", PASS), "one", "{}").executionArn();
    awaitEnd();

    GetExecutionHistoryResponse history =
        client.getExecutionHistory(
            r -> r.executionArn(arn).reverseOrder(true).includeExecutionData(false));

    assertThat(types(history)).first().isEqualTo(HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(history.events().getFirst().executionSucceededEventDetails().output()).isNull();
  }

  @Test
  void listExecutions_byPages_tellsTheNewestFirst() {
    String machine = create("work", TASK);
    IntStream.range(0, 5).forEach(n -> start(machine, "run-" + n, "{}"));
    client.stopExecution(
        r -> r.executionArn(machine.replace(":stateMachine:", ":execution:") + ":run-3"));

    ListExecutionsResponse first =
        client.listExecutions(r -> r.stateMachineArn(machine).maxResults(3));
    ListExecutionsResponse second =
        client.listExecutions(r -> r.stateMachineArn(machine).nextToken(first.nextToken()));
    ListExecutionsResponse running =
        client.listExecutions(
            r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING));

    assertThat(names(first)).containsExactly("run-4", "run-3", "run-2");
    assertThat(names(second)).containsExactly("run-1", "run-0");
    assertThat(second.nextToken()).isNull();
    assertThat(names(running)).containsExactly("run-4", "run-2", "run-1", "run-0");
  }

  @Test
  void closedExecutions_beyondTheLimit_areForgottenOldestFirst() throws Exception {
    String machine = create("pass", PASS);
    for (int n = 0; n < 12; n++) {
      start(machine, "run-" + n, "{}");
      awaitEnd();
    }

    assertThat(names(client.listExecutions(r -> r.stateMachineArn(machine))))
        .hasSize(10)
        .doesNotContain("run-0", "run-1");
    String execution = machine.replace(":stateMachine:", ":execution:") + ":run-";
    assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn(execution + 0)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> client.getExecutionHistory(r -> r.executionArn(execution + 2)))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("no longer kept");
    assertThat(client.getExecutionHistory(r -> r.executionArn(execution + 11)).events()).hasSize(4);
  }

  @Test
  void createStateMachine_again_isIdempotentOnlyWithTheSameDefinition() {
    String first = create("pass", PASS);

    assertThat(create("pass", PASS)).isEqualTo(first);
    assertThatThrownBy(() -> create("pass", TASK))
        .isInstanceOf(StateMachineAlreadyExistsException.class);
    assertThatThrownBy(() -> create("other", "{\"StartAt\": \"X\", \"States\": {}}"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void updateStateMachine_whileAnExecutionRuns_changesTheNextOnly() throws Exception {
    String machine = create("work", TASK);
    String before = start(machine, "before", "{}").executionArn();
    client.updateStateMachine(r -> r.stateMachineArn(machine).definition(PASS));
    String after = start(machine, "after", "{}").executionArn();
    awaitEnd();

    assertThat(client.describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .isEqualTo(PASS);
    assertThat(client.describeExecution(r -> r.executionArn(after)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(client.describeExecution(r -> r.executionArn(before)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void deleteStateMachine_thenStart_findsNoMachine() {
    String machine = create("pass", PASS);
    client.deleteStateMachine(r -> r.stateMachineArn(machine));

    assertThat(client.listStateMachines().stateMachines()).isEmpty();
    assertThatThrownBy(() -> start(machine, "one", "{}"))
        .isInstanceOf(StateMachineDoesNotExistException.class);
  }

  @Test
  void anyOtherAction_isRefusedByName() {
    assertThatThrownBy(() -> client.createActivity(r -> r.name("any")))
        .isInstanceOfSatisfying(
            SfnException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("UnknownOperationException"));
  }

  @Test
  void requests_areCountedByAction() {
    create("pass", PASS);
    client.listStateMachines();
    client.listStateMachines();

    assertThat(endpoint.requests())
        .containsEntry("CreateStateMachine", 1L)
        .containsEntry("ListStateMachines", 2L);
  }

  private String create(String name, String definition) {
    return client
        .createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  private StartExecutionResponse start(String machine, String name, String input) {
    return client.startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
  }

  private JsonObject nextEvent() throws InterruptedException {
    JsonObject event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("the next status change").isNotNull();
    return event;
  }

  private JsonObject awaitEnd() throws InterruptedException {
    JsonObject event = nextEvent();
    while (event.getAsJsonObject("detail").get("status").getAsString().equals("RUNNING")) {
      event = nextEvent();
    }
    return event;
  }

  private static List<HistoryEventType> types(GetExecutionHistoryResponse history) {
    return history.events().stream().map(HistoryEvent::type).toList();
  }

  private static List<String> names(ListExecutionsResponse executions) {
    return executions.executions().stream().map(ExecutionListItem::name).toList();
  }
}
