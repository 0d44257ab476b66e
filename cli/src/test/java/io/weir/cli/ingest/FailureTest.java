package io.weir.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | no cause given",
        "{\"errorMessage\":\"two\\n lines\",\"errorType\":\"x\"} | two lines",
        "{\"other\":1} | {\"other\":1}",
        "plain text | plain text"
      })
  void textOf_cause_isWhatTheFunctionSaysInOneLine(String cause, String text) {
    assertThat(Failure.textOf(cause)).isEqualTo(text);
  }
}
