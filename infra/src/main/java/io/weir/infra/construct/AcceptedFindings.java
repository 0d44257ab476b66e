package io.weir.infra.construct;

import static java.util.Collections.singletonMap;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * What <a href="https://github.com/cdklabs/cdk-nag">cdk-nag</a>'s AwsSolutions find in these
 * constructs and is right as it is. Each stands at its one resource, with its reason; none is
 * accepted for a whole stack.
 */
public final class AcceptedFindings {
  private static final AcceptedFinding EXECUTIONS =
      new AcceptedFinding(
          "AwsSolutions-IAM5",
          "^Resource::arn:.+:states:.+:execution:[^:*]+:\\*$",
          "Executions are named by messages, so none is known at deployment. The wildcard is one"
              + " state machine's executions, which the function may describe, nothing else.");

  private static final AcceptedFinding LOG_DELIVERY =
      new AcceptedFinding(
          "AwsSolutions-IAM5",
          "^Resource::\\*$",
          "Step Functions' log delivery: these actions of CloudWatch Logs know no resources"
              + " (docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).");

  private static final AcceptedFinding NO_TRACING =
      new AcceptedFinding(
          "AwsSolutions-SF2",
          "Tracing is billed by the trace, and Weir's workflows are made to run by the million."
              + " IngestWorkflowProps turns it on where it is wanted.");

  private static final AcceptedFinding LAST_STOP =
      new AcceptedFinding(
          "AwsSolutions-SQS3",
          "This is a dead-letter queue, of EventBridge's deliveries. The rule sees only those that"
              + " another SQS queue's redrive policy names.");

  private static final AcceptedFinding NOTHING_TO_RECOVER =
      new AcceptedFinding(
          "AwsSolutions-DDB3",
          "The environment is one that goes with its stack (removalPolicy: destroy). A retained"
              + " one has point-in-time recovery.");

  private static final AcceptedFinding NO_ACCESS_LOG =
      new AcceptedFinding(
          "AwsSolutions-S1",
          "The bucket holds the deployment's own records and messages, no granule's files. An"
              + " access log would need a second bucket; who wants one names a bucket of theirs (internalBucket).");

  private static final AcceptedFinding NO_ACCESS_LOG_OF_FILES =
      new AcceptedFinding(
          "AwsSolutions-S1",
          "An access log would need one bucket more, and data events of CloudTrail tell the same of"
              + " all buckets at once; who wants either turns it on for the account.");

  private static final AcceptedFinding FOLDERS =
      new AcceptedFinding(
          "AwsSolutions-IAM5",
          "^Resource::.+/\\*$",
          "Files, granules and collections are named by data, so none is known at deployment. The"
              + " wildcard is one folder of a bucket of this deployment, or what a bucket made for"
              + " files has.");

  private static final List<String> EACH_FUNCTION = List.of("Throttle", "Completion", "Reconcile");

  private AcceptedFindings() {}

  /**
   * Writes down what is accepted in the constructs in this scope. Changes nothing that is deployed.
   *
   * @param retention what becomes of the tables in the scope
   */
  public static void explain(IConstruct scope, Retention retention) {
    scope.getNode().findAll().forEach(construct -> explainOne(construct, retention));
  }

  private static void explainOne(IConstruct construct, Retention retention) {
    switch (construct) {
      case ThrottleFunctions functions ->
          EACH_FUNCTION.forEach(
              name -> accept(functions, name + "/Role/DefaultPolicy/Resource", EXECUTIONS));
      case IngestWorkflow workflow -> {
        accept(workflow, "Role/DefaultPolicy/Resource", LOG_DELIVERY);
        accept(workflow, "StateMachine/Resource", NO_TRACING);
      }
      case IngestFunctions functions ->
          functions
              .getNode()
              .getChildren()
              .forEach(
                  task ->
                      accept(
                          functions,
                          task.getNode().getId() + "/Role/DefaultPolicy/Resource",
                          FOLDERS));
      case WorkflowRules rules -> accept(rules, "Run/Role/DefaultPolicy/Resource", FOLDERS);
      case IngestBuckets buckets ->
          buckets.files().forEach(bucket -> accept(bucket, "Resource", NO_ACCESS_LOG_OF_FILES));
      case Schedules schedules -> accept(schedules, "Failed/Resource", LAST_STOP);
      case CompletionEvents events -> accept(events, "EventsFailed/Resource", LAST_STOP);
      case SemaphoreTables tables when !retention.isRetained() -> {
        accept(tables, "Semaphores/Resource", NOTHING_TO_RECOVER);
        accept(tables, "Slots/Resource", NOTHING_TO_RECOVER);
      }
      default -> {}
    }
  }

  /** The same for a bucket of {@link WorkflowTemplate#createBucket}. */
  public static void explain(Bucket bucket) {
    accept(bucket, "Resource", NO_ACCESS_LOG);
  }

  private static void accept(Construct construct, String path, AcceptedFinding finding) {
    IConstruct found = construct;
    for (String id : path.split("/", -1)) {
      found = found.getNode().findChild(id);
    }
    ((CfnResource) found)
        .addMetadata("cdk_nag", singletonMap("rules_to_suppress", List.of(finding.suppression())));
  }
}
