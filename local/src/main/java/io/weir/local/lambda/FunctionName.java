package io.weir.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function's name in any of the ways callers write it. */
final class FunctionName {
  /** A name, a partial or a full ARN, each with an optional version or alias. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?:arn:[^:]+:lambda:[^:]+:\\d{12}:function:|(?:\\d{12}:)?function:|\\d{12}:)?"
              + "([A-Za-z0-9_-]+)(?::[A-Za-z0-9$_-]+)?");

  private FunctionName() {}

  /** The bare name; what is no name stays as it is, and names no function. */
  static String of(String nameOrArn) {
    Matcher name = SYNTAX.matcher(nameOrArn);
    return name.matches() ? name.group(1) : nameOrArn;
  }
}
