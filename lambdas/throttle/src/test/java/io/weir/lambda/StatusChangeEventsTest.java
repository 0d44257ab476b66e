package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.throttle.StatusChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusChangeEventsTest {
  private static final ExecutionArn ARN =
      new ExecutionArn(
          "arn:aws:states:us-east-1:000000000000:execution:test-IngestGranule:"
              + "3a72b059-9bf5-4e47-8301-bf720b53e7d3");

  private static final Instant STOP_DATE = Instant.ofEpochMilli(1_795_282_603_665L);

  @ParameterizedTest
  @CsvSource({
    "eventbridge-succeeded,SUCCEEDED",
    "eventbridge-succeeded-io-excluded,SUCCEEDED",
    "eventbridge-failed,FAILED"
  })
  void statusChange_realEvent_isReadByItsArnAlone(String fixture, ExecutionStatus status) {
    assertThat(StatusChangeEvents.statusChange(fixture(fixture)))
        .contains(new StatusChange(ARN, status, 0, STOP_DATE));
  }

  @Test
  void statusChange_redriven_carriesItsCount() {
    assertThat(
            StatusChangeEvents.statusChange(
                JsonParser.parseString(
                    """
                    {"source":"aws.states","detail":{"executionArn":"arn","status":"RUNNING",\
                    "redriveCount":2}}""")))
        .contains(new StatusChange(new ExecutionArn("arn"), ExecutionStatus.RUNNING, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"2026-11-21\"", "{}", "true"})
  void statusChange_noStopDate_isToldWithoutOne(String stopDate) {
    String event =
        """
        {"source":"aws.states","detail":{"executionArn":"arn","status":"FAILED","stopDate":%s}}"""
            .formatted(stopDate);

    assertThat(StatusChangeEvents.statusChange(JsonParser.parseString(event)))
        .contains(new StatusChange(new ExecutionArn("arn"), ExecutionStatus.FAILED, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"source\":\"aws.s3\",\"detail\":{\"executionArn\":\"a\",\"status\":\"FAILED\"}}",
        "{\"source\":\"aws.states\"}",
        "{\"source\":\"aws.states\",\"detail\":{\"executionArn\":\"a\"}}",
        "{\"source\":\"aws.states\",\"detail\":{\"executionArn\":\"a\",\"status\":\"ODD\"}}",
        "{\"source\":\"aws.states\",\"detail\":{\"status\":\"FAILED\"}}"
      })
  void statusChange_anotherEvent_isNone(String event) {
    assertThat(StatusChangeEvents.statusChange(JsonParser.parseString(event))).isEmpty();
  }

  private static JsonElement fixture(String name) {
    String resource = "/cumulus/" + name + ".json";
    try (InputStream stream = StatusChangeEventsTest.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no such fixture: " + resource);
      }
      return JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
