package io.weir.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

class BatchAnswerTest {
  private static final Message FIRST = Message.builder().messageId("1").build();
  private static final Message SECOND = Message.builder().messageId("2").build();
  private static final List<Message> BATCH = List.of(FIRST, SECOND);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "\"done\"",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}"
      })
  void done_noFailures_isAll(String answer) {
    assertThat(BatchAnswer.done(BATCH, answer)).containsExactly(FIRST, SECOND);
  }

  @Test
  void done_oneFailure_isTheOther() {
    String answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}";

    assertThat(BatchAnswer.done(BATCH, answer)).containsExactly(SECOND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"batchItemFailures\":1}",
        "{\"batchItemFailures\":[1]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}"
      })
  void done_malformedOrUnknown_isNone(String answer) {
    assertThat(BatchAnswer.done(BATCH, answer)).isEmpty();
  }
}
