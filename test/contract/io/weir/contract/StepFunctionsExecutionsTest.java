package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.StepFunctionsExecutions;
import io.weir.contract.CannedServer.Answer;
import io.weir.execution.DescribeResult;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.Executions;
import io.weir.execution.ListResult;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.Rejection;
import io.weir.queue.Rejection.Reason;
import io.weir.throttle.Timings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

final class StepFunctionsExecutionsTest extends ExecutionsContract {
  private static final Answer STARTED =
      Answer.success("{\"executionArn\":\"" + ABSENT.execution(NAME) + "\",\"startDate\":1}");
  private static final String STANDARD = "{\"type\":\"STANDARD\"}";

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  @Override
  ExecutionAccount account() {
    return new OnEndpoint();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ExecutionLimitExceeded",
    "400, ThrottlingException",
    "400, KmsThrottlingException",
    "429, TooManyRequestsException",
    "503, ThrottlingException"
  })
  void start_askedToPause_isThrottledAtOnce(int status, String code) throws IOException {
    try (CannedServer server = CannedServer.answering(status, code)) {
      assertThat(start(server)).isEqualTo(new StartResult.Throttled());
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "StateMachineDoesNotExist, NO_SUCH_STATE_MACHINE",
    "InvalidArn, NO_SUCH_STATE_MACHINE",
    "InvalidName, REFUSED_BY_STEP_FUNCTIONS",
    "InvalidExecutionInput, REFUSED_BY_STEP_FUNCTIONS",
    "ValidationException, REFUSED_BY_STEP_FUNCTIONS",
    "StateMachineDeleting, REFUSED_BY_STEP_FUNCTIONS",
    "StateMachineTypeNotSupported, REFUSED_BY_STEP_FUNCTIONS"
  })
  void start_permanentAnswer_isRefusedWithoutThePayload(String code, Reason reason)
      throws IOException {
    try (CannedServer server = CannedServer.answering(400, code)) {
      StartResult result = start(server);

      assertThat(result).isInstanceOf(StartResult.Refused.class);
      Rejection rejection = ((StartResult.Refused) result).rejection();
      assertThat(rejection.reason()).isEqualTo(reason);
      assertThat(rejection.detail()).contains(code).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, AccessDeniedException, not allowed",
    "400, KmsAccessDeniedException, not allowed",
    "403, ExpiredTokenException, ExpiredTokenException",
    "400, SomethingNew, SomethingNew",
    "500, InternalServerError, status 500",
    "503, ServiceUnavailable, status 503"
  })
  void start_anyOtherAnswer_isUnclear(int status, String code, String cause) throws IOException {
    try (CannedServer server = CannedServer.answering(status, code)) {
      StartResult result = start(server);

      assertThat(result).isInstanceOf(StartResult.Unclear.class);
      assertThat(((StartResult.Unclear) result).cause()).contains(cause).doesNotContain("secret");
      assertThat(server.requests()).isEqualTo(status >= 500 ? 2 : 1);
    }
  }

  @Test
  void start_serverFaultOnce_isSentAgain() throws IOException {
    try (CannedServer server =
        CannedServer.answering(Answer.error(500, "InternalServerError"), STARTED)) {
      assertThat(start(server)).isInstanceOf(StartResult.Started.class);
    }
  }

  @Test
  void start_silence_isUnclearWithinTheCallTimeout() throws IOException {
    try (CannedServer server = CannedServer.answering(STARTED, Answer.silence())) {
      Executions executions = over(server);
      executions.start(ABSENT, NAME, INPUT);
      long before = System.nanoTime();

      assertThat(executions.start(ABSENT, NAME, INPUT)).isInstanceOf(StartResult.Unclear.class);

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
    }
  }

  @Test
  void start_nobodyListens_isUnclear() throws IOException {
    CannedServer server = CannedServer.answering(STARTED);
    Executions executions = over(server);
    server.close();

    assertThat(executions.start(ABSENT, NAME, INPUT)).isInstanceOf(StartResult.Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({"500, InternalServerError", "400, AccessDeniedException"})
  void describeAndList_noAnswer_areUnavailable(int status, String code) throws IOException {
    try (CannedServer server = CannedServer.answering(status, code)) {
      assertThat(over(server).describe(ABSENT.execution(NAME)))
          .isInstanceOf(DescribeResult.Unavailable.class);
      assertThat(over(server).list(ABSENT, ExecutionStatus.RUNNING, null))
          .isInstanceOf(ListResult.Unavailable.class);
    }
  }

  @Test
  void describeAndList_throttled_sayAtOnce() throws IOException {
    try (CannedServer server = CannedServer.answering(400, "ThrottlingException")) {
      assertThat(over(server).describe(ABSENT.execution(NAME)))
          .isEqualTo(new DescribeResult.Throttled());
      assertThat(over(server).list(ABSENT, ExecutionStatus.RUNNING, null))
          .isEqualTo(new ListResult.Throttled());
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void type_known_isAskedOnce() throws IOException {
    try (CannedServer server = CannedServer.answering(Answer.success(STANDARD))) {
      Executions executions = over(server);

      assertThat(executions.type(ABSENT)).isEqualTo(StateMachineType.STANDARD);
      assertThat(executions.type(ABSENT)).isEqualTo(StateMachineType.STANDARD);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void type_express_isTold() throws IOException {
    try (CannedServer server = CannedServer.answering(Answer.success("{\"type\":\"EXPRESS\"}"))) {
      assertThat(over(server).type(ABSENT)).isEqualTo(StateMachineType.EXPRESS);
    }
  }

  @Test
  void type_noAnswer_isRememberedForTenSeconds() throws IOException {
    try (CannedServer server =
        CannedServer.answering(
            Answer.error(400, "ThrottlingException"), Answer.success(STANDARD))) {
      Executions executions = over(server);

      assertThat(executions.type(ABSENT)).isEqualTo(StateMachineType.UNKNOWN);
      now = now.plusSeconds(9);
      assertThat(executions.type(ABSENT)).isEqualTo(StateMachineType.UNKNOWN);
      assertThat(server.requests()).isEqualTo(1);
      now = now.plusSeconds(1);
      assertThat(executions.type(ABSENT)).isEqualTo(StateMachineType.STANDARD);
    }
  }

  private StartResult start(CannedServer server) {
    return over(server).start(ABSENT, NAME, INPUT);
  }

  private Executions over(CannedServer server) {
    return new StepFunctionsExecutions(
        Engines.clientsOf(server.uri(), Timings.LOCAL).stepFunctions(), () -> now);
  }

  private static final class OnEndpoint implements ExecutionAccount {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WAITING =
        """
        {"StartAt": "Run", "States": {"Run": {"Type": "Wait", "Seconds": 3600, "End": true}}}""";

    private final SfnClient client = Engines.CLIENTS.stepFunctions();
    private final Executions executions =
        new StepFunctionsExecutions(client, InstantSource.system());

    @Override
    public Executions executions() {
      return executions;
    }

    @Override
    public StateMachineArn create() {
      var created =
          client.createStateMachine(
              request ->
                  request
                      .name("Ingest" + NUMBER.incrementAndGet())
                      .definition(WAITING)
                      .roleArn("arn:aws:iam::000000000000:role/any"));
      return new StateMachineArn(created.stateMachineArn());
    }

    @Override
    public void abort(ExecutionArn execution) {
      var _ = client.stopExecution(request -> request.executionArn(execution.value()));
    }
  }
}
