package io.weir.execution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a state machine, perhaps with a version or an alias behind it.
 *
 * @param value the whole ARN
 */
public record StateMachineArn(String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "(arn:aws[a-z-]{0,20}:states:[a-z0-9-]{1,30}:\\d{12}:)stateMachine:([^:/\\s]{1,80})"
              + "(:[^:/\\s]{1,80})?");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not a state machine's ARN
   */
  public StateMachineArn {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a state machine ARN: expected arn:aws:states:REGION:ACCOUNT:stateMachine:NAME");
    }
  }

  /**
   * Returns the ARN that an execution of this name has: version or alias left out, {@code
   * stateMachine} become {@code execution} (<a
   * href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">
   * StartExecution</a>). It is known before the start, so a slot can be named by it.
   */
  public ExecutionArn execution(ExecutionName name) {
    return new ExecutionArn(executionPrefix() + name.value());
  }

  /** Tells whether an execution is this machine's, whichever version or alias started it. */
  public boolean owns(ExecutionArn execution) {
    return execution.value().startsWith(executionPrefix());
  }

  /** Returns the machine itself, without version or alias. */
  public StateMachineArn unqualified() {
    Matcher parts = parts();
    return parts.group(3) == null
        ? this
        : new StateMachineArn(parts.group(1) + "stateMachine:" + parts.group(2));
  }

  private String executionPrefix() {
    Matcher parts = parts();
    return parts.group(1) + "execution:" + parts.group(2) + ":";
  }

  private Matcher parts() {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new IllegalStateException("checked at construction: " + value);
    }
    return parts;
  }

  @Override
  public String toString() {
    return value;
  }
}
