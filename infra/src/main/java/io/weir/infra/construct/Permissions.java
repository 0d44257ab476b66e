package io.weir.infra.construct;

import java.util.List;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the functions' roles allow: the requests that {@code io.weir.aws} sends for each handler, on
 * exact ARNs. A request in a transaction or a batch is allowed by its single action.
 */
final class Permissions {
  private Permissions() {}

  /** Leases, limits and counters of the one table, taking, moving and releasing of the other. */
  static void allowPasses(ThrottleFunction function, SemaphoreTables tables) {
    function.allow(
        List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:UpdateItem"),
        List.of(tables.semaphores().getTableArn()));
    function.allow(
        List.of("dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
        List.of(tables.slots().getTableArn()));
  }

  /** Who holds a slot is asked by events and by the reconciler; a pass knows it from refusals. */
  static void allowReadingSlots(ThrottleFunction function, SemaphoreTables tables) {
    function.allow(List.of("dynamodb:BatchGetItem"), List.of(tables.slots().getTableArn()));
  }

  static void allowScans(ThrottleFunction function, SemaphoreTables tables) {
    function.allow(
        List.of("dynamodb:Scan"),
        List.of(tables.semaphores().getTableArn(), tables.slots().getTableArn()));
  }

  /** Sending is allowed to the failed queue alone: a quarantine. */
  static void allowQueue(ThrottleFunction function, IQueue queue, IQueue failedQueue) {
    function.allow(
        List.of(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage"),
        List.of(queue.getQueueArn()));
    function.allow(List.of("sqs:SendMessage"), List.of(failedQueue.getQueueArn()));
  }

  /** What an event source mapping asks in the function's name. */
  static void allowSource(ThrottleFunction function, IQueue queue) {
    function.allow(
        List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
        List.of(queue.getQueueArn()));
  }

  static void allowStateMachine(ThrottleFunction function, String arn) {
    function.allow(List.of("states:DescribeStateMachine", "states:StartExecution"), List.of(arn));
    function.allow(List.of("states:DescribeExecution"), List.of(StateMachines.executions(arn)));
  }

  static void allowLists(ThrottleFunction function, String arn) {
    function.allow(List.of("states:ListExecutions"), List.of(arn));
  }

  static void allowInvocation(ThrottleFunction function, IFunction target) {
    function.allow(List.of("lambda:InvokeFunction"), List.of(target.getFunctionArn()));
  }
}
