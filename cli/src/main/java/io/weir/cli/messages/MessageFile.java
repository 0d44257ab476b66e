package io.weir.cli.messages;

import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of messages, one a line; whatever stands there is sent. */
public final class MessageFile {
  /** SQS' limit of a message. */
  static final int BODY_LIMIT_BYTES = 1024 * 1024;

  private final Path file;
  private final List<Line> lines;

  private record Line(int number, String text) {}

  private MessageFile(Path file, List<Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the file; blank lines are no messages.
   *
   * @throws VerbException if it cannot be read or holds no message
   */
  public static MessageFile read(Path file) {
    List<String> texts = readLines(file);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        lines.add(new Line(i + 1, texts.get(i)));
      }
    }
    if (lines.isEmpty()) {
      throw VerbException.usage("--input: %s holds no message".formatted(file));
    }
    return new MessageFile(file, lines);
  }

  /**
   * The messages as they are to be sent: Cumulus messages with their limit moved to the queue, all
   * else as it is.
   *
   * @param stateMachineArn what Cumulus messages ask for; null to leave that as written
   * @throws VerbException if SQS would refuse one as too large
   */
  public List<Draft> draftsFor(TargetQueue queue, @Nullable String stateMachineArn) {
    return lines.stream().map(line -> checked(draft(line, queue, stateMachineArn))).toList();
  }

  private static Draft draft(Line line, TargetQueue queue, @Nullable String stateMachineArn) {
    return CumulusBody.parse(line.text())
        .map(body -> rewritten(body, queue, stateMachineArn).toDraft(line.number()))
        .orElseGet(() -> Draft.unread(line.number(), line.text()));
  }

  private static CumulusBody rewritten(
      CumulusBody body, TargetQueue queue, @Nullable String stateMachineArn) {
    body.moveLimitTo(queue);
    if (stateMachineArn != null) {
      body.setStateMachine(stateMachineArn);
    }
    return body;
  }

  private Draft checked(Draft draft) {
    int bytes = draft.body().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > BODY_LIMIT_BYTES) {
      throw VerbException.usage(
          "--input: line %d of %s has %d bytes, and SQS takes at most %d"
              .formatted(draft.number(), file, bytes, BODY_LIMIT_BYTES));
    }
    return draft;
  }

  private static List<String> readLines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw VerbException.usage(
          "--input: cannot read %s (%s); it is a text file with one message a line"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
