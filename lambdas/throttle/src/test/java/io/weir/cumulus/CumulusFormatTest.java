package io.weir.cumulus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.MessageFormat.Decoded;
import io.weir.execution.WorkRequest;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulusFormatTest {
  private static final QueueUrl QUEUE =
      new QueueUrl("http://127.0.0.1:27324/000000000000/test-backgroundJobQueue");
  private static final String MACHINE =
      "arn:aws:states:us-east-1:000000000000:stateMachine:test-IngestGranule";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue-granules-single",
        "queue-granules-batch-pdr",
        "queue-granules-second-collection-leak",
        "queue-pdrs",
        "schedulesf-rule"
      })
  void decode_producersMessage_isAcceptedWithItsLimit(String fixture) {
    WorkRequest request = accepted(fixture(fixture));

    assertThat(request.executionLimit()).hasValue(5);
    assertThat(request.executionName()).isPresent();
  }

  @Test
  void decode_bodyOfAReceivedMessage_isAccepted() {
    String body =
        JsonParser.parseString(fixture("sqs-receive-envelope"))
            .getAsJsonObject()
            .get("Body")
            .getAsString();

    assertThat(accepted(body).stateMachine().value()).isEqualTo(MACHINE);
  }

  @Test
  void input_ofTheQueuedMessage_isWhatCumulusStartedItWith() {
    JsonObject cumulus = JsonParser.parseString(fixture("startexecution-input")).getAsJsonObject();
    long startTime = cumulus.getAsJsonObject("cumulus_meta").get("workflow_start_time").getAsLong();
    WorkRequest request = accepted(fixture("queue-granules-single"));
    ExecutionName name = request.executionName().orElseThrow();

    String input = request.input(name, startTime);

    assertThat(JsonParser.parseString(input)).isEqualTo(cumulus);
    assertThat(request.input(name, startTime)).isEqualTo(input);
  }

  @Test
  void input_whatIsNotStamped_keepsItsTextAndOrder() {
    String rest = "\"z\":1.0,\"a\":12345678901234567890,\"e\":1E400,\"n\":null,\"h\":\"<&'\"";
    WorkRequest request =
        accepted("{\"cumulus_meta\":{\"state_machine\":\"" + MACHINE + "\"}," + rest + "}");

    assertThat(request.input(new ExecutionName("x"), 1)).endsWith("," + rest + "}");
  }

  @Test
  void hasInput_onlyTheStampedFieldsDiffer_isTheSame() {
    WorkRequest request = accepted(fixture("queue-granules-single"));

    assertThat(request.hasInput(fixture("startexecution-input"))).isTrue();
    assertThat(request.hasInput(fixture("queue-pdrs"))).isFalse();
    assertThat(request.hasInput("not json")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json|NOT_JSON",
        "{\"a\":1}}|NOT_JSON",
        "{'a':1}|NOT_JSON",
        "NaN|NOT_JSON",
        "` `|NOT_JSON",
        "null|NOT_AN_OBJECT",
        "\"x\"|NOT_AN_OBJECT",
        "[]|NOT_AN_OBJECT",
        "17|NOT_AN_OBJECT",
        "{}|NO_STATE_MACHINE",
        "{\"cumulus_meta\":[]}|NO_STATE_MACHINE",
        "{\"cumulus_meta\":{}}|NO_STATE_MACHINE",
        "{\"cumulus_meta\":{\"state_machine\":null}}|NO_STATE_MACHINE",
        "{\"cumulus_meta\":{\"state_machine\":5}}|BAD_STATE_MACHINE",
        "{\"cumulus_meta\":{\"state_machine\":\"IngestGranule\"}}|BAD_STATE_MACHINE"
      })
  void decode_unfitBody_isRejected(String body, Reason reason) {
    assertThat(rejected(body)).isEqualTo(reason);
  }

  /** It would become a slot's key or attribute, and DynamoDB refuse the whole transaction. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-%s:states:us-east-1:123456789012:stateMachine:demo",
        "arn:aws:states:%s:123456789012:stateMachine:demo",
        "arn:aws:states:us-east-1:123456789012:stateMachine:demo:%s"
      })
  void decode_stateMachineArnLongerThanAnyIs_isRejected(String form) {
    String arn = form.formatted("x".repeat(3000));

    assertThat(rejected("{\"cumulus_meta\":{\"state_machine\":\"" + arn + "\"}}"))
        .isEqualTo(Reason.BAD_STATE_MACHINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a b\"", "\"a/b\"", "\"a\\u0000\"", "7", "{}"})
  void decode_forbiddenName_isRejected(String name) {
    assertThat(rejected(with("\"execution_name\":" + name))).isEqualTo(Reason.BAD_EXECUTION_NAME);
  }

  @Test
  void decode_nameOf81Characters_isRejected() {
    assertThat(accepted(with("\"execution_name\":\"" + "x".repeat(80) + "\""))).isNotNull();
    assertThat(rejected(with("\"execution_name\":\"" + "x".repeat(81) + "\"")))
        .isEqualTo(Reason.BAD_EXECUTION_NAME);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,2", "'\"3\"',3", "999999999,999999999"})
  void decode_limit_isRead(String limit, int expected) {
    assertThat(accepted(withLimit(limit)).executionLimit()).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2.5", "\"abc\"", "true", "[]", "{}", "1e3", "1000000000", "\"\""})
  void decode_malformedLimit_isRejected(String limit) {
    assertThat(rejected(withLimit(limit))).isEqualTo(Reason.BAD_LIMIT);
  }

  @Test
  void decode_noLimitForThisQueue_isAbsent() {
    assertThat(accepted(withLimit("null")).executionLimit()).isEmpty();
    assertThat(accepted(with("\"queueExecutionLimits\":{\"http://x/1/other\":3}")).executionLimit())
        .isEmpty();
  }

  @Test
  void own_startedFromAQueue_isRecognised() {
    WorkRequest request = accepted(fixture("queue-granules-single"));
    ExecutionName name = request.executionName().orElseThrow();
    Execution execution =
        new Execution(
            request.stateMachine().execution(name),
            ExecutionStatus.RUNNING,
            1,
            request.input(name, 7));

    assertThat(new CumulusFormat().own(execution))
        .hasValueSatisfying(
            own -> {
              assertThat(own.queueUrl()).isEqualTo(QUEUE);
              assertThat(own.startTimeMillis()).isEqualTo(7);
            });
  }

  @Test
  void own_childWithItsParentsMeta_isForeign() {
    WorkRequest request = accepted(fixture("queue-granules-single"));
    Execution child =
        new Execution(
            request.stateMachine().execution(new ExecutionName("child")),
            ExecutionStatus.RUNNING,
            1,
            request.input(request.executionName().orElseThrow(), 7));

    assertThat(new CumulusFormat().own(child)).isEmpty();
  }

  private static String with(String field) {
    return "{\"cumulus_meta\":{\"state_machine\":\"" + MACHINE + "\"," + field + "}}";
  }

  private static String withLimit(String limit) {
    return with("\"queueExecutionLimits\":{\"" + QUEUE + "\":" + limit + "}");
  }

  private static WorkRequest accepted(String body) {
    return ((Decoded.Accepted) new CumulusFormat().decode(body, QUEUE)).request();
  }

  private static Reason rejected(String body) {
    return ((Decoded.Rejected) new CumulusFormat().decode(body, QUEUE)).rejection().reason();
  }

  private static String fixture(String name) {
    String resource = "/cumulus/" + name + ".json";
    try (InputStream stream = CumulusFormatTest.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no such fixture: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
