package io.weir.local.stepfunctions;

import java.util.regex.Pattern;

/**
 * Checks the names of executions and state machines.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
final class Names {

  private static final int MAX_LENGTH = 80;

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF"
              + "\\x{D800}-\\x{DFFF}\\x{10000}-\\x{10FFFF}]");

  private Names() {}

  static String check(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || FORBIDDEN.matcher(name).find()) {
      throw new ApiException("InvalidName", "Invalid Name: '" + name + "'");
    }
    return name;
  }
}
