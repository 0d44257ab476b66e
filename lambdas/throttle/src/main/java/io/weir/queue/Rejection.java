package io.weir.queue;

import static java.util.Objects.requireNonNull;

/**
 * Why a message cannot become an execution.
 *
 * @param reason what kind of fault
 * @param detail one line for a person: what was found and what is allowed, never the body's content
 *     beyond short names and numbers
 */
public record Rejection(Reason reason, String detail) {
  /** The most characters of a detail: it travels as a message attribute. */
  public static final int DETAIL_LIMIT = 300;

  public Rejection {
    requireNonNull(reason);
    detail = printable(detail);
  }

  /** The kinds of faults; {@link #code()} is what attributes, logs and metrics say. */
  public enum Reason {
    NOT_JSON("not-json"),
    NOT_AN_OBJECT("not-an-object"),
    NO_STATE_MACHINE("no-state-machine"),
    BAD_STATE_MACHINE("bad-state-machine"),
    BAD_EXECUTION_NAME("bad-execution-name"),
    BAD_LIMIT("bad-limit"),
    NO_LIMIT("no-limit"),
    INPUT_TOO_LARGE("input-too-large"),
    EXPRESS_STATE_MACHINE("express-state-machine"),
    NO_SUCH_STATE_MACHINE("no-such-state-machine"),
    REFUSED_BY_STEP_FUNCTIONS("refused-by-step-functions"),
    NAME_IN_USE("name-in-use"),
    NEVER_STARTED("never-started");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Returns the reason as it is written outside: lower case, words joined by hyphens. */
    public String code() {
      return code;
    }
  }

  /** SQS refuses attribute values with control characters, and a log line is one line. */
  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= DETAIL_LIMIT ? clean : clean.substring(0, DETAIL_LIMIT - 3) + "...";
  }
}
