package io.weir.local.stepfunctions;

import java.util.regex.Pattern;

/** The ARNs of one account and region, and what makes an ARN well formed. */
record Arns(String account, String region) {

  private static final String ANY_STATES_ARN = "arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:";
  private static final Pattern STATE_MACHINE =
      Pattern.compile(ANY_STATES_ARN + "stateMachine:[^:\\s]{1,80}(:[^:\\s]+)?");
  private static final Pattern EXECUTION =
      Pattern.compile(ANY_STATES_ARN + "execution:[^:\\s]{1,80}:[^:\\s]{1,80}");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");

  String stateMachine(String name) {
    return "arn:aws:states:" + region + ":" + account + ":stateMachine:" + name;
  }

  String execution(String stateMachineName, String name) {
    return "arn:aws:states:"
        + region
        + ":"
        + account
        + ":execution:"
        + stateMachineName
        + ":"
        + name;
  }

  static String checkStateMachine(String arn) {
    return check(STATE_MACHINE, arn);
  }

  static String checkExecution(String arn) {
    return check(EXECUTION, arn);
  }

  static String checkRole(String arn) {
    return check(ROLE, arn);
  }

  private static String check(Pattern pattern, String arn) {
    if (!pattern.matcher(arn).matches()) {
      throw new ApiException("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    return arn;
  }
}
