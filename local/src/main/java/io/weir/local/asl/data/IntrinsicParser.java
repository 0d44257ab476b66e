package io.weir.local.asl.data;

import com.google.gson.JsonParseException;
import io.weir.local.asl.data.Intrinsic.Call;
import io.weir.local.asl.data.Intrinsic.Constant;
import io.weir.local.asl.data.Intrinsic.PathArgument;
import io.weir.local.asl.data.Intrinsic.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads intrinsic function calls by recursive descent. */
final class IntrinsicParser {

  /** The service's own limit. */
  private static final int MAX_NESTING = 10;

  private static final String ESCAPABLE = "'{}\\";

  private final String text;
  private int at;

  private IntrinsicParser(String text) {
    this.text = text;
  }

  static Call parse(String text) {
    IntrinsicParser parser = new IntrinsicParser(text);
    Call call = parser.call(1);
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw parser.fault("nothing may follow the call");
    }
    return call;
  }

  private Call call(int depth) {
    if (depth > MAX_NESTING) {
      throw fault("functions nest at most " + MAX_NESTING + " deep");
    }
    String name = until("(");
    IntrinsicFunction function =
        IntrinsicFunction.named(name)
            .orElseThrow(() -> fault("not a path and no supported function: " + name));
    expect('(');
    List<Intrinsic> arguments = arguments(depth);
    if (!function.takes(arguments.size())) {
      throw fault(name + " does not take " + arguments.size() + " arguments");
    }
    return new Call(function, arguments);
  }

  private List<Intrinsic> arguments(int depth) {
    List<Intrinsic> arguments = new ArrayList<>();
    skipSpace();
    if (peek() == ')') {
      at++;
      return arguments;
    }
    while (true) {
      arguments.add(argument(depth));
      skipSpace();
      if (peek() == ')') {
        at++;
        return arguments;
      }
      expect(',');
    }
  }

  private Intrinsic argument(int depth) {
    skipSpace();
    if (peek() == '\'') {
      return quoted();
    }
    if (peek() == '$') {
      return new PathArgument(Path.parse(pathText()));
    }
    if (text.startsWith("States.", at)) {
      return call(depth + 1);
    }
    return constant(until(",)").strip());
  }

  private Constant constant(String word) {
    try {
      return new Constant(Json.parse(word));
    } catch (JsonParseException malformed) {
      throw new IllegalArgumentException(message("no argument: " + word), malformed);
    }
  }

  private Text quoted() {
    int start = ++at;
    while (peek() != '\'') {
      if (peek() == '\\') {
        at++;
        if (ESCAPABLE.indexOf(peek()) < 0) {
          throw fault("only ' { } and \\ are escaped");
        }
      }
      at++;
    }
    return new Text(text.substring(start, at++));
  }

  /** A path ends at the comma or parenthesis that is not within its brackets. */
  private String pathText() {
    int start = at;
    int depth = 0;
    while (depth > 0 || (peek() != ',' && peek() != ')')) {
      depth += peek() == '[' ? 1 : peek() == ']' ? -1 : 0;
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String until(String ends) {
    int start = at;
    while (ends.indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw fault("expected " + wanted + " at character " + (at + 1));
    }
    at++;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("not a path and no complete function call");
    }
    return text.charAt(at);
  }

  private IllegalArgumentException fault(String reason) {
    return new IllegalArgumentException(message(reason));
  }

  private String message(String reason) {
    return reason + ", in \"" + text + "\"";
  }
}
