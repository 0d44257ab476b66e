package io.weir.lambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.cumulus.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects, one a line, which CloudWatch Logs can search: {@code level}, {@code time},
 * {@code message}, {@code requestId} within an invocation, and what the line is about.
 *
 * <p>A line is printable ASCII whatever it tells of, so that no reader takes it for two and no
 * terminal for a command. Thread-safe.
 */
final class LogLines {
  /** The most characters of one value: a stranger's text may be long, a line may not. */
  static final int VALUE_LIMIT = 1_000;

  private final PrintStream out;
  private final InstantSource clock;
  private final @Nullable String requestId;

  private LogLines(PrintStream out, InstantSource clock, @Nullable String requestId) {
    this.out = out;
    this.clock = clock;
    this.requestId = requestId;
  }

  /** Returns lines of no invocation in particular. */
  static LogLines of(PrintStream out, InstantSource clock) {
    return new LogLines(out, clock, null);
  }

  /** Returns the lines of an invocation. */
  LogLines within(String invocation) {
    return new LogLines(out, clock, invocation);
  }

  Line info(String message) {
    return new Line("info", message);
  }

  Line warn(String message) {
    return new Line("warn", message);
  }

  Line error(String message) {
    return new Line("error", message);
  }

  /** Writes an object as one line, as it is. */
  void write(JsonElement object) {
    out.println(ascii(Json.write(object)));
  }

  /** JSON may hold any character escaped, and outside of its strings has none to be escaped. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= ' ' && c <= '~') {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }

  /** A line on its way. */
  final class Line {
    private final JsonObject fields = new JsonObject();

    private Line(String level, String message) {
      fields.addProperty("level", level);
      fields.addProperty("time", clock.instant().toString());
      with("message", message);
      if (requestId != null) {
        with("requestId", requestId);
      }
    }

    Line with(String name, String value) {
      fields.addProperty(
          name, value.length() <= VALUE_LIMIT ? value : value.substring(0, VALUE_LIMIT) + "...");
      return this;
    }

    Line with(String name, int value) {
      fields.addProperty(name, value);
      return this;
    }

    Line with(String name, boolean value) {
      fields.addProperty(name, value);
      return this;
    }

    void write() {
      LogLines.this.write(fields);
    }
  }
}
