package io.weir.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.asl.TaskTokens.OpenTask;
import io.weir.local.asl.TaskTokens.Receipt;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskTokensTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final TaskResult DONE = new TaskResult.Succeeded("1");

  private final TaskTokens tokens = new TaskTokens();

  @Test
  void report_open_endsThatTaskAlone() {
    OpenTask one = tokens.open(NOON);
    OpenTask other = tokens.open(NOON);

    assertThat(tokens.report(one.token(), DONE)).isEqualTo(Receipt.ACCEPTED);

    assertThat(one.end()).isCompletedWithValue(DONE);
    assertThat(other.end()).isNotDone();
    assertThat(other.token()).isNotEqualTo(one.token());
  }

  @Test
  void report_second_isTooLate() {
    OpenTask task = tokens.open(NOON);
    tokens.report(task.token(), DONE);

    assertThat(tokens.report(task.token(), new TaskResult.Failed("E", null)))
        .isEqualTo(Receipt.CLOSED);
    assertThat(task.end()).isCompletedWithValue(DONE);
  }

  @Test
  void close_open_makesTheTokenUseless() {
    OpenTask task = tokens.open(NOON);

    assertThat(tokens.close(task)).isTrue();

    assertThat(tokens.report(task.token(), DONE)).isEqualTo(Receipt.CLOSED);
    assertThat(tokens.heartbeat(task.token(), NOON)).isEqualTo(Receipt.CLOSED);
    assertThat(task.end()).isNotDone();
  }

  @Test
  void heartbeat_open_isTheLastSign() {
    OpenTask task = tokens.open(NOON);
    assertThat(task.lastSign()).isEqualTo(NOON);

    assertThat(tokens.heartbeat(task.token(), NOON.plusSeconds(9))).isEqualTo(Receipt.ACCEPTED);

    assertThat(task.lastSign()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void report_tokenOfAnotherProcess_isUnknown() {
    String foreign = new TaskTokens().open(NOON).token();

    assertThat(tokens.report(foreign, DONE)).isEqualTo(Receipt.UNKNOWN);
  }

  @Test
  void report_changedToken_isUnknown() {
    String token = tokens.open(NOON).token();
    String changed = (token.startsWith("A") ? "B" : "A") + token.substring(1);

    assertThat(tokens.report(changed, DONE)).isEqualTo(Receipt.UNKNOWN);
  }

  @Test
  void report_noToken_isMalformed() {
    assertThat(tokens.report("guess", DONE)).isEqualTo(Receipt.MALFORMED);
    assertThat(tokens.report("no token!", DONE)).isEqualTo(Receipt.MALFORMED);
  }
}
