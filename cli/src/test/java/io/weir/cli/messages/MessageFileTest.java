package io.weir.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTest {
  private static final TargetQueue QUEUE = new TargetQueue("demo", "http://127.0.0.1:9/0/demo");

  @TempDir private Path folder = Path.of("");

  @Test
  void drafts_whatIsNoMessage_isSentAsItStands() throws IOException {
    List<Draft> drafts = drafts("not json", "", "  [1, 2]", "{\"a\": 1}");

    assertThat(drafts)
        .containsExactly(
            Draft.unread(1, "not json"),
            Draft.unread(3, "  [1, 2]"),
            Draft.unread(4, "{\"a\": 1}"));
  }

  @Test
  void drafts_message_keepsItsStateMachineAndName() throws IOException {
    Draft draft =
        drafts("{\"cumulus_meta\":{\"state_machine\":\"arn:x\",\"execution_name\":\"n\"}}")
            .getFirst();

    assertThat(draft.stateMachineArn()).isEqualTo("arn:x");
    assertThat(draft.executionName()).isEqualTo("n");
  }

  @Test
  void drafts_stateMachineGiven_replacesTheirs() throws IOException {
    MessageFile file = file("{\"cumulus_meta\":{\"state_machine\":\"arn:x\"}}", "[]");

    assertThat(file.draftsFor(QUEUE, "arn:y"))
        .extracting(Draft::body)
        .containsExactly("{\"cumulus_meta\":{\"state_machine\":\"arn:y\"}}", "[]");
  }

  @Test
  void drafts_tooLarge_isRefusedWithItsLine() throws IOException {
    MessageFile file = file("[]", "x".repeat(MessageFile.BODY_LIMIT_BYTES + 1));

    assertUsage(() -> file.draftsFor(QUEUE, null), "line 2");
  }

  @Test
  void read_noSuchFile_isRefused() {
    assertUsage(() -> MessageFile.read(folder.resolve("absent.jsonl")), "absent.jsonl");
  }

  @Test
  void read_nothingInIt_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.jsonl"), "\n \n");

    assertUsage(() -> MessageFile.read(file), "no message");
  }

  private List<Draft> drafts(String... lines) throws IOException {
    return file(lines).draftsFor(QUEUE, null);
  }

  private MessageFile file(String... lines) throws IOException {
    return MessageFile.read(Files.write(folder.resolve("messages.jsonl"), List.of(lines)));
  }

  private static void assertUsage(Runnable action, String part) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            VerbException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(part);
  }
}
