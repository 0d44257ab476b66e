package io.weir.ingest.record;

/**
 * Counts how many steps {@link java.util.regex.Pattern} may take from one character that it reads
 * to the next: it can be stopped only where it reads. An upper bound, from the expression alone,
 * which must compile. Not thread-safe.
 */
final class IdleSteps {
  /** Counts end here. */
  private static final long MANY = 1L << 31;

  /**
   * A part of an expression.
   *
   * @param shortest the fewest characters it may read; none in a part that may repeat without end
   * @param longest the most characters
   * @param paths in how many ways it may pass after its last character
   * @param steps how many steps it may take from one character to the next
   */
  private record Part(long shortest, long longest, long paths, long steps) {
    static final Part CHARACTER = new Part(1, 1, 1, 1);

    /** An anchor, or nothing. */
    static final Part PLACE = new Part(0, 0, 1, 1);

    /** What is not looked into. */
    static final Part UNKNOWN = new Part(0, 0, 1, MANY);

    static final Part BACK_REFERENCE = new Part(0, NamePattern.LONGEST_NAME, 1, 1);

    Part then(Part next) {
      return new Part(
          Math.min(shortest + next.shortest, MANY),
          Math.min(longest + next.longest, NamePattern.LONGEST_NAME),
          next.shortest > 0 ? next.paths : Math.min(paths * next.paths, MANY),
          Math.min(steps + paths * next.steps, MANY));
    }

    Part or(Part other) {
      long both = shortest > 0 || other.shortest > 0 ? 0 : Math.min(paths, other.paths);
      return new Part(
          Math.min(shortest, other.shortest),
          Math.max(longest, other.longest),
          Math.min(Math.max(paths, other.paths) + both, MANY),
          Math.min(steps + other.steps + 1, MANY));
    }

    /** Only the repetitions that have to be are taken again where nothing was read. */
    Part repeated(long least, long most) {
      long idle = shortest > 0 ? 1 : Math.max(least, 1);
      return new Part(
          Math.min(shortest * least, MANY),
          Math.min(longest * most, NamePattern.LONGEST_NAME),
          shortest == 0 && least == 0 ? paths + 1 : paths,
          Math.min(steps * idle + 1, MANY));
    }

    Part lookedAhead() {
      return new Part(0, 0, 1, steps + 1);
    }

    /** Each length is tried. */
    Part lookedBehind() {
      return new Part(0, 0, 1, Math.min(steps * Math.max(longest - shortest + 1, 1) + 1, MANY));
    }
  }

  private final String expression;
  private int at;

  private IdleSteps(String expression) {
    this.expression = expression;
  }

  /** Returns the count for an expression that compiles. */
  static long of(String expression) {
    return new IdleSteps(unquoted(expression)).alternatives().steps();
  }

  /** Quoted characters become some that mean nothing. */
  private static String unquoted(String expression) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < expression.length(); i++) {
      if (expression.startsWith("\\Q", i)) {
        int end = expression.indexOf("\\E", i + 2);
        int quoted = (end < 0 ? expression.length() : end) - i - 2;
        plain.repeat('q', quoted);
        i += quoted + 3;
      } else if (expression.charAt(i) == '\\') {
        plain.append(expression, i, Math.min(i + 2, expression.length()));
        i++;
      } else {
        plain.append(expression.charAt(i));
      }
    }
    return plain.toString();
  }

  private Part alternatives() {
    Part all = sequence();
    while (skips("|")) {
      all = all.or(sequence());
    }
    return all;
  }

  private Part sequence() {
    Part all = Part.PLACE;
    while (at < expression.length()
        && expression.charAt(at) != '|'
        && expression.charAt(at) != ')') {
      all = all.then(quantified(atom()));
    }
    return all;
  }

  private Part atom() {
    return switch (expression.charAt(at++)) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^', '$' -> Part.PLACE;
      default -> Part.CHARACTER;
    };
  }

  private Part group() {
    if (skips("?=") || skips("?!")) {
      return body().lookedAhead();
    }
    if (skips("?<=") || skips("?<!")) {
      return body().lookedBehind();
    }
    if (skips("?<")) {
      skipPast('>');
    } else if (skips("?")) {
      return flags();
    }
    return body();
  }

  /** In comments mode the expression is not what it looks like. */
  private Part flags() {
    int start = at;
    while (at < expression.length() && ":>)".indexOf(expression.charAt(at)) < 0) {
      at++;
    }
    if (expression.substring(start, at).indexOf('x') >= 0) {
      return Part.UNKNOWN;
    }
    return skips(")") || !(skips(":") || skips(">")) ? Part.PLACE : body();
  }

  private Part body() {
    Part body = alternatives();
    at++;
    return body;
  }

  private Part characterClass() {
    skips("^");
    int first = at;
    for (int depth = 1; depth > 0 && at < expression.length(); at++) {
      switch (expression.charAt(at)) {
        case '\\' -> at++;
        case '[' -> depth++;
        case ']' -> depth -= at == first ? 0 : 1;
        default -> {}
      }
    }
    return Part.CHARACTER;
  }

  private Part escape() {
    char kind = at < expression.length() ? expression.charAt(at++) : 'q';
    return switch (kind) {
      case 'A', 'B', 'G', 'Z', 'z' -> Part.PLACE;
      case 'b' -> {
        skips("{g}");
        yield Part.PLACE;
      }
      case 'k' -> {
        skipPast('>');
        yield Part.BACK_REFERENCE;
      }
      case 'p', 'P', 'x', 'N' -> {
        if (skips("{")) {
          skipPast('}');
        }
        yield Part.CHARACTER;
      }
      case 'c' -> {
        at++;
        yield Part.CHARACTER;
      }
      default -> kind >= '1' && kind <= '9' ? Part.BACK_REFERENCE : Part.CHARACTER;
    };
  }

  private Part quantified(Part atom) {
    int before = at;
    Part all = repeated(atom);
    if (at > before && !skips("?")) {
      skips("+");
    }
    return all;
  }

  private Part repeated(Part atom) {
    if (skips("*")) {
      return atom.repeated(0, MANY);
    }
    if (skips("+")) {
      return atom.repeated(1, MANY);
    }
    if (skips("?")) {
      return atom.repeated(0, 1);
    }
    return skips("{") ? counted(atom) : atom;
  }

  private Part counted(Part atom) {
    long least = number();
    boolean range = skips(",");
    boolean open = skips("}");
    long most = range ? number() : least;
    at += open ? 0 : 1;
    return atom.repeated(least, range && open ? MANY : most);
  }

  private long number() {
    long number = 0;
    for (; at < expression.length() && Character.isDigit(expression.charAt(at)); at++) {
      number = Math.min(number * 10 + expression.charAt(at) - '0', MANY);
    }
    return number;
  }

  private boolean skips(String text) {
    boolean there = expression.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  private void skipPast(char end) {
    int found = expression.indexOf(end, at);
    at = found < 0 ? expression.length() : found + 1;
  }
}
