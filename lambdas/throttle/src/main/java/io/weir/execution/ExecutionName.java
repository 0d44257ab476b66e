package io.weir.execution;

import java.util.regex.Pattern;

/**
 * The name of an execution, unique for its state machine for 90 days.
 *
 * @param value 1 to 80 characters, none of those that <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">
 *     StartExecution</a> forbids
 */
public record ExecutionName(String value) {
  /** The most characters of a name. */
  public static final int LENGTH_LIMIT = 80;

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]",
          Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if Step Functions would refuse it
   */
  public ExecutionName {
    if (value.isEmpty() || value.length() > LENGTH_LIMIT) {
      throw new IllegalArgumentException(
          "execution name has " + value.length() + " characters, allowed are 1 to " + LENGTH_LIMIT);
    }
    if (FORBIDDEN.matcher(value).find() || value.chars().anyMatch(ExecutionName::isSurrogate)) {
      throw new IllegalArgumentException(
          "execution name has a forbidden character: white space, control characters and"
              + " < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : / are");
    }
  }

  /** A pattern sees a pair of surrogates as one character, Step Functions refuses each. */
  private static boolean isSurrogate(int character) {
    return Character.isSurrogate((char) character);
  }

  @Override
  public String toString() {
    return value;
  }
}
