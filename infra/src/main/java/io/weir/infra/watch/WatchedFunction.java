package io.weir.infra.watch;

import static java.util.Objects.requireNonNull;

/**
 * A function that is watched.
 *
 * @param label tells it from the others in names of alarms and in titles; no CDK token
 * @param functionName the name of the Lambda function
 * @param everyMinute whether a schedule invokes it each minute, so that silence is a fault
 */
public record WatchedFunction(String label, String functionName, boolean everyMinute) {
  public WatchedFunction {
    requireNonNull(label);
    requireNonNull(functionName);
  }
}
