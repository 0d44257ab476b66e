package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each role allows these actions on these resources and nothing else. */
@NeedsNode
class RolesTest {
  private static final String STATES =
      "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";

  private final Resources dev = Synthesized.of("dev");

  @Test
  void throttle_runsPasses() {
    assertThat(allowed("weir-dev-throttle"))
        .containsExactly(
            "/aws/lambda/weir-dev-throttle: logs:CreateLogStream logs:PutLogEvents",
            STATES + "execution:weir-dev-demo:*: states:DescribeExecution",
            STATES
                + "stateMachine:weir-dev-demo: states:DescribeStateMachine states:StartExecution",
            "weir-dev-Semaphores: dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem"
                + " dynamodb:UpdateItem",
            "weir-dev-Slots: dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem",
            queue("weir-dev-background"),
            "weir-dev-background-failed: sqs:SendMessage",
            queue("weir-dev-laads"),
            "weir-dev-laads-failed: sqs:SendMessage");
  }

  @Test
  void completion_readsSlots_isFed_handsOff() {
    assertThat(allowed("weir-dev-completion"))
        .containsExactly(
            "/aws/lambda/weir-dev-completion: logs:CreateLogStream logs:PutLogEvents",
            STATES + "execution:weir-dev-demo:*: states:DescribeExecution",
            STATES
                + "stateMachine:weir-dev-demo: states:DescribeStateMachine states:StartExecution",
            "weir-dev-Semaphores: dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem"
                + " dynamodb:UpdateItem",
            "weir-dev-Slots: dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:PutItem"
                + " dynamodb:UpdateItem",
            queue("weir-dev-background"),
            "weir-dev-background-failed: sqs:SendMessage",
            "weir-dev-completions: sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage",
            queue("weir-dev-laads"),
            "weir-dev-laads-failed: sqs:SendMessage",
            "weir-dev-throttle: lambda:InvokeFunction");
  }

  @Test
  void reconcile_scans_lists_handsOff() {
    assertThat(allowed("weir-dev-reconcile"))
        .containsExactly(
            "/aws/lambda/weir-dev-reconcile: logs:CreateLogStream logs:PutLogEvents",
            STATES + "execution:weir-dev-demo:*: states:DescribeExecution",
            STATES
                + "stateMachine:weir-dev-demo: states:DescribeStateMachine states:ListExecutions"
                + " states:StartExecution",
            "weir-dev-Semaphores: dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem"
                + " dynamodb:Scan dynamodb:UpdateItem",
            "weir-dev-Slots: dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:PutItem"
                + " dynamodb:Scan dynamodb:UpdateItem",
            queue("weir-dev-background"),
            "weir-dev-background-failed: sqs:SendMessage",
            queue("weir-dev-laads"),
            "weir-dev-laads-failed: sqs:SendMessage",
            "weir-dev-throttle: lambda:InvokeFunction");
  }

  @Test
  void workflowTemplate_writesItAndTheWorkflowsRecords() {
    assertThat(allowed("weir-dev-workflow-template"))
        .containsExactly(
            "${Internal}/weir-dev/workflow_template.json: s3:DeleteObject s3:PutObject",
            "${Internal}/weir-dev/workflows/weir-dev-demo.json: s3:DeleteObject s3:PutObject",
            "/aws/lambda/weir-dev-workflow-template: logs:CreateLogStream logs:PutLogEvents");
  }

  @Test
  void schedules_invokeOneFunctionEach_forThisGroupOnly() {
    List<JsonNode> schedules = dev.all("AWS::Scheduler::Schedule");

    assertThat(schedules).hasSize(3);
    for (JsonNode schedule : schedules) {
      JsonNode target = schedule.path("Properties").path("Target");
      String role = target.path("RoleArn").path("Fn::GetAtt").path(0).asText();
      assertThat(allowedTo(role))
          .containsExactlyInAnyOrder(
              dev.text(target.path("Arn")) + ": lambda:InvokeFunction",
              "weir-dev-schedules-failed: sqs:SendMessage");
      JsonNode only = trust(role).path("Condition").path("StringEquals");
      assertThat(dev.text(only.path("aws:SourceAccount"))).isEqualTo("${AWS::AccountId}");
      assertThat(dev.text(only.path("aws:SourceArn")))
          .isEqualTo(
              "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}"
                  + ":schedule-group/weir-dev");
    }
  }

  @Test
  void workflow_mayOnlyWriteItsLog() {
    JsonNode machine =
        dev.named("AWS::StepFunctions::StateMachine", "StateMachineName", "weir-dev-demo");
    String role = machine.path("Properties").path("RoleArn").path("Fn::GetAtt").path(0).asText();

    assertThat(allowedTo(role))
        .allSatisfy(line -> assertThat(line).contains("logs:").doesNotContain("states:"));
  }

  @Test
  void roles_haveNoManagedPolicy_andAllActionsAreNamed() {
    assertThat(dev.all("AWS::IAM::Role"))
        .isNotEmpty()
        .allSatisfy(role -> assertThat(role.path("Properties").has("ManagedPolicyArns")).isFalse());
    assertThat(dev.all("AWS::IAM::Policy").toString())
        .doesNotContainPattern("\"[a-z0-9]+:\\*\"")
        .doesNotContain("NotAction", "NotResource");
  }

  private static String queue(String name) {
    return name
        + ": sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes"
        + " sqs:ReceiveMessage";
  }

  private List<String> allowed(String function) {
    return dev.allowed("AWS::Lambda::Function", "FunctionName", function, "Role");
  }

  private List<String> allowedTo(String role) {
    return dev.allowedTo(role);
  }

  private JsonNode trust(String role) {
    return dev.template()
        .path("Resources")
        .path(role)
        .path("Properties")
        .path("AssumeRolePolicyDocument")
        .path("Statement")
        .path(0);
  }
}
