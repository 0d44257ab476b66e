package io.weir.integration;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.local.LocalStackOptions;
import io.weir.local.QueueOption;
import io.weir.local.lambda.Invocation;
import io.weir.semaphore.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A stack with one queue, and state machines whose executions fail until they are redriven. */
final class RedriveStack implements AutoCloseable {
  private static final String QUEUE = "ingest";
  private static final double UNTIL_STOPPED_SECONDS = 3_600;

  /** Fails in its first run, for want of a redrive's time; then waits until it is stopped. */
  private static final String FLAKY =
      """
      {"StartAt": "Once", "States": {
        "Once": {"Type": "Pass", "ResultPath": "$.redriven", "Next": "Rest",
          "Parameters": {"at.$": "$$.Execution.RedriveTime"}},
        "Rest": {"Type": "Wait", "SecondsPath": "$.meta.demo.seconds", "End": true}}}""";

  private final TestStack test;
  private final SfnClient stepFunctions;
  final HeldSlots held;

  private RedriveStack(TestStack test) {
    this.test = test;
    this.stepFunctions = StateMachines.client(test);
    this.held = new HeldSlots(test);
  }

  static RedriveStack start(int limit, UnaryOperator<LocalStackOptions.Builder> options)
      throws InterruptedException {
    return new RedriveStack(
        TestStack.start(
            builder -> options.apply(builder.queue(new QueueOption.Throttled(QUEUE, limit)))));
  }

  /** A state machine whose executions fail in their first run. */
  String flakyMachine(String name) {
    return StateMachines.create(test, name, FLAKY);
  }

  String demoMachine() {
    return test.demoArn();
  }

  /** Sends a message and returns the ARN of the execution it asks for. */
  String send(String machine, String name) {
    test.send(QUEUE, TestStack.message(machine, name, UNTIL_STOPPED_SECONDS));
    return machine.replace(":stateMachine:", ":execution:") + ":" + name;
  }

  String startByHand(String machine, String name, String input) {
    return stepFunctions
        .startExecution(request -> request.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  void redrive(String execution) {
    stepFunctions.redriveExecution(request -> request.executionArn(execution));
  }

  void stop(String execution) {
    stepFunctions.stopExecution(request -> request.executionArn(execution));
  }

  DescribeExecutionResponse describe(String execution) {
    return stepFunctions.describeExecution(request -> request.executionArn(execution));
  }

  void awaitStatus(String execution, ExecutionStatus status) {
    TestStack.awaitUntil(
        execution + " is " + status,
        () ->
            test.executions().stream()
                .anyMatch(
                    each ->
                        each.arn().equals(execution)
                            && each.status().name().equals(status.toString())));
  }

  void awaitSlot(String execution) {
    TestStack.awaitUntil(execution + " holds a slot", () -> held.of(execution).isPresent());
  }

  void awaitNoSlot(String execution) {
    TestStack.awaitUntil(execution + " holds no slot", () -> held.of(execution).isEmpty());
  }

  Slot slot(String execution) {
    return held.of(execution).orElseThrow();
  }

  /** The counter of the queue's semaphore. */
  int used() {
    return held.used(test.queueUrl(QUEUE));
  }

  /** What the completion function answers to an event of the execution. */
  JsonObject tell(String execution, ExecutionStatus status, int redriveCount) {
    String event =
        """
        {"source":"aws.states","detail-type":"Step Functions Execution Status Change",\
        "detail":{"executionArn":"%s","status":"%s","redriveCount":%d}}"""
            .formatted(execution, status, redriveCount);
    List<JsonObject> answers = new ArrayList<>();
    TestStack.awaitUntil(
        "the completion function is free",
        () -> {
          answer(event).ifPresent(answers::add);
          return !answers.isEmpty();
        });
    return answers.getFirst();
  }

  /** Empty while as many events as it may take at once keep the function busy. */
  private Optional<JsonObject> answer(String event) {
    try {
      return switch (test.stack.invoke("weir-completion", event)) {
        case Invocation.Succeeded(String json) ->
            Optional.of(JsonParser.parseString(json).getAsJsonObject());
        case Invocation.Throttled _ -> Optional.empty();
        case Invocation failed -> throw new AssertionError(failed);
      };
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    held.close();
    stepFunctions.close();
    test.close();
  }
}
