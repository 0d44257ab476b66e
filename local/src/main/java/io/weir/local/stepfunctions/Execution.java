package io.weir.local.stepfunctions;

import com.google.gson.JsonElement;
import io.weir.local.asl.ExecutionInfo;
import java.time.Instant;

/**
 * One execution: what it was started with, and its latest run. Thread-safe; whoever starts or ends
 * a run, and tells others of it, holds this object's lock, so that all see the same order.
 */
final class Execution {

  private final String arn;
  private final String name;
  private final StateMachine machine;
  private final String input;
  private final Instant start;
  private final RedriveTokens redriveTokens = new RedriveTokens();
  private volatile Run run = Run.first();
  private volatile long place;

  Execution(String arn, String name, StateMachine machine, String input, Instant start) {
    this.arn = arn;
    this.name = name;
    this.machine = machine;
    this.input = input;
    this.start = start;
  }

  String arn() {
    return arn;
  }

  String name() {
    return name;
  }

  StateMachine machine() {
    return machine;
  }

  String input() {
    return input;
  }

  Instant start() {
    return start;
  }

  /** Its place among all executions of the endpoint, by the latest start or end of a run. */
  long place() {
    return place;
  }

  void place(long newPlace) {
    place = newPlace;
  }

  Run run() {
    return run;
  }

  /** The tokens of its redrives, guarded by this object's lock. */
  RedriveTokens redriveTokens() {
    return redriveTokens;
  }

  /** Makes this the latest run. */
  void runAgain(Run next) {
    run = next;
  }

  /** The execution as it is now. */
  ExecutionView view() {
    Run latest = run;
    return new ExecutionView(this, latest, latest.ending());
  }

  /** What a run of it is told about itself. */
  ExecutionInfo info(Run ofRun, JsonElement parsedInput) {
    return new ExecutionInfo(
        arn,
        name,
        machine.roleArn(),
        start,
        machine.arn(),
        machine.name(),
        parsedInput,
        ofRun.redrive());
  }
}
