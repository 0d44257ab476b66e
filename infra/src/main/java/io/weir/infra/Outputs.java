package io.weir.infra;

import io.weir.infra.construct.CompletionEvents;
import io.weir.infra.construct.IngestBuckets;
import io.weir.infra.construct.SemaphoreTables;
import io.weir.infra.construct.ThrottleFunctions;
import io.weir.infra.construct.ThrottledQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What others need of a deployed environment. The functions' ARNs go by the names that a Cumulus
 * deployment gives them, in the letters that CloudFormation allows.
 */
final class Outputs {
  private final Stack stack;

  Outputs(Stack stack) {
    this.stack = stack;
  }

  /** The limits by queue URL, as producers want them. */
  static Map<String, Integer> executionLimits(List<ThrottledQueue> queues) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    queues.forEach(each -> limits.put(each.queue().getQueueUrl(), each.props().executionLimit()));
    return limits;
  }

  void add(
      SemaphoreTables tables,
      ThrottleFunctions functions,
      List<ThrottledQueue> queues,
      List<String> stateMachines,
      CompletionEvents completions,
      IBucket bucket) {
    addQueues(queues, completions);
    addFunctions(functions);
    add("semaphoresTable", tables.semaphores().getTableName(), "counts and limits");
    add("slotsTable", tables.slots().getTableName(), "who holds each slot");
    add("stateMachines", stack.toJsonString(stateMachines), "what the queues' messages start");
    add("internalBucket", bucket.getBucketName(), "holds PREFIX/workflow_template.json");
  }

  /** Adds where granules' files are. */
  void add(IngestBuckets buckets) {
    add("buckets", stack.toJsonString(buckets.names()), "each bucket's name by its key");
  }

  private void addQueues(List<ThrottledQueue> queues, CompletionEvents completions) {
    Map<String, String> urls = new LinkedHashMap<>();
    queues.forEach(each -> urls.put(each.props().source().name(), each.queue().getQueueUrl()));
    add(
        "queueExecutionLimits",
        stack.toJsonString(executionLimits(queues)),
        "for cumulus_meta.queueExecutionLimits of the messages");
    add("queues", stack.toJsonString(urls), "each queue's URL by its name");
    add("completionsQueue", completions.queue().getQueueUrl(), "ends of executions");
  }

  private void addFunctions(ThrottleFunctions functions) {
    String throttle = functions.throttle().getFunctionArn();
    add("sqs2sfThrottleLambdaFunctionArn", throttle, "starts what the limits allow");
    add("sqs2sfThrottleRateLimitedLambdaFunctionArn", throttle, "the same, with queueUrls");
    add(
        "sfSemaphoreDownLambdaFunctionArn",
        functions.completion().getFunctionArn(),
        "gives slots back");
    add("reconcileLambdaFunctionArn", functions.reconcile().getFunctionArn(), "finds leaked slots");
  }

  private void add(String name, String value, String description) {
    CfnOutput.Builder.create(stack, name).value(value).description(description).build();
  }
}
