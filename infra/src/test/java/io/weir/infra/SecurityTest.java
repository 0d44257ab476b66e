package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNode
class SecurityTest {
  /** Where each type says that what it keeps is encrypted. */
  private static final Map<String, String> ENCRYPTED_BY =
      Map.of(
          "AWS::DynamoDB::Table", "/SSESpecification/SSEEnabled",
          "AWS::S3::Bucket", "/BucketEncryption/ServerSideEncryptionConfiguration",
          "AWS::SNS::Topic", "/KmsMasterKeyId",
          "AWS::SQS::Queue", "/SqsManagedSseEnabled");

  /** Types that keep nothing, or that AWS encrypts always. A new type is looked into once. */
  private static final Set<String> NOTHING_TO_ENCRYPT =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Events::Rule",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::KMS::Key",
          "AWS::Lambda::Alias",
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Lambda::EventSourceMapping",
          "AWS::Lambda::Function",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::Logs::LogGroup",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::Scheduler::Schedule",
          "AWS::Scheduler::ScheduleGroup",
          "AWS::StepFunctions::StateMachine",
          "Custom::RuleRecord",
          "Custom::WorkflowRecord",
          "Custom::WorkflowTemplate");

  /** Policy's type, action and resource of each wildcard, with the reason for it. */
  private static final Map<String, String> WILDCARDS =
      Map.ofEntries(
          Map.entry("AWS::IAM::Policy logs:CreateLogDelivery *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:DeleteLogDelivery *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:DescribeLogGroups *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:DescribeResourcePolicies *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:GetLogDelivery *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:ListLogDeliveries *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:PutResourcePolicy *", "knows no resources"),
          Map.entry("AWS::IAM::Policy logs:UpdateLogDelivery *", "knows no resources"),
          Map.entry("AWS::KMS::Key kms:* *", "the account's administrators; * is the key itself"),
          Map.entry("AWS::KMS::Key kms:Decrypt *", "CloudWatch, for this account's alarms"),
          Map.entry(
              "AWS::KMS::Key kms:GenerateDataKey* *", "CloudWatch, for this account's alarms"));

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void policies_thatAllow_haveNoWildcardButThoseListed(String name) {
    Set<String> wildcards = new TreeSet<>();
    for (Statement statement : statements(TemplateReader.of(name))) {
      if (statement.allows()) {
        wildcards.addAll(statement.wildcards());
      }
    }

    assertThat(WILDCARDS).containsKeys(wildcards.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void policies_thatAllow_letOnlyServicesAndThisAccountIn(String name) throws IOException {
    String account = Environments.named(name).account();
    String own =
        "arn:(aws|[$][{]AWS::Partition[}]):iam::"
            + (account == null ? "[$][{]AWS::AccountId[}]" : account)
            + ":root";
    assertThat(statements(TemplateReader.of(name)))
        .filteredOn(Statement::allows)
        .allSatisfy(
            statement ->
                assertThat(statement.principals())
                    .allMatch(
                        principal ->
                            principal.endsWith(".amazonaws.com") || principal.matches(own)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void resourcePolicies_ofServices_areBoundToThisDeployment(String name) {
    assertThat(statements(TemplateReader.of(name)))
        .filteredOn(Statement::allows)
        .filteredOn(statement -> !statement.type().startsWith("AWS::IAM::"))
        .filteredOn(statement -> !statement.isForTheAccount())
        .isNotEmpty()
        .allSatisfy(
            statement ->
                assertThat(statement.json().path("Condition").toString())
                    .containsAnyOf("aws:SourceArn", "aws:SourceAccount"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void queuesBucketsAndTopics_withoutTls_refuse(String name) {
    TemplateReader template = TemplateReader.of(name);
    Set<String> refusing = new TreeSet<>();
    refusing.addAll(refusing(template, "AWS::SQS::QueuePolicy", "/Queues"));
    refusing.addAll(refusing(template, "AWS::S3::BucketPolicy", "/Bucket"));
    refusing.addAll(refusing(template, "AWS::SNS::TopicPolicy", "/Topics"));

    Set<String> all = new TreeSet<>();
    Stream.of("AWS::SQS::Queue", "AWS::S3::Bucket", "AWS::SNS::Topic")
        .forEach(type -> all.addAll(template.ofType(type).keySet()));
    assertThat(refusing).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void resources_thatKeepSomething_areEncrypted(String name) {
    for (JsonNode resource : TemplateReader.of(name).all()) {
      String type = resource.path("Type").asText();
      if (ENCRYPTED_BY.containsKey(type)) {
        JsonNode how = resource.path("Properties").at(ENCRYPTED_BY.getOrDefault(type, ""));
        assertThat(how.isMissingNode() || how.toString().equals("false")).as(type).isFalse();
      } else {
        assertThat(NOTHING_TO_ENCRYPT).contains(type);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", Environments.EVERYTHING})
  void tables_retained_canBeRecoveredAndCannotBeDeleted(String name) {
    TemplateReader template = TemplateReader.of(name);

    assertThat(template.ofType("AWS::DynamoDB::Table"))
        .hasSize(2)
        .allSatisfy(
            (id, table) -> {
              assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
              assertThat(
                      table
                          .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                          .asBoolean())
                  .isTrue();
              assertThat(template.all().path(id).path("DeletionPolicy").asText())
                  .startsWith("Retain");
            });
  }

  @Test
  void policies_ofEverything_areAllFoundAndEachWildcardListedIsThere() {
    List<Statement> statements = statements(TemplateReader.of(Environments.EVERYTHING));

    assertThat(statements.stream().filter(Statement::allows).map(Statement::wildcards))
        .flatMap(found -> found)
        .containsAll(WILDCARDS.keySet());
    assertThat(statements)
        .extracting(Statement::type)
        .contains(
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::SQS::QueuePolicy",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::KMS::Key");
  }

  /** The logical ids that a policy's denial of plain HTTP is for. */
  private static Set<String> refusing(TemplateReader template, String type, String subjects) {
    Set<String> refusing = new TreeSet<>();
    for (JsonNode policy : template.ofType(type).values()) {
      boolean denies =
          StreamSupport.stream(policy.at("/PolicyDocument/Statement").spliterator(), false)
              .anyMatch(SecurityTest::deniesPlainHttp);
      if (denies) {
        TemplateReader.list(policy.at(subjects))
            .forEach(subject -> refusing.add(subject.path("Ref").asText()));
      }
    }
    return refusing;
  }

  private static boolean deniesPlainHttp(JsonNode statement) {
    JsonNode who = statement.path("Principal");
    return statement.path("Effect").asText().equals("Deny")
        && (who.asText().equals("*") || who.path("AWS").asText().equals("*"))
        && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
  }

  /** Every statement of every policy in the template, wherever it is. */
  private static List<Statement> statements(TemplateReader template) {
    List<Statement> found = new ArrayList<>();
    for (JsonNode resource : template.all()) {
      for (JsonNode document : resource.path("Properties").findParents("Statement")) {
        document
            .path("Statement")
            .forEach(
                each -> found.add(new Statement(template, resource.path("Type").asText(), each)));
      }
    }
    return found;
  }

  /**
   * A statement of a policy.
   *
   * @param type the resource it is in
   */
  private record Statement(TemplateReader template, String type, JsonNode json) {
    boolean allows() {
      return json.path("Effect").asText().equals("Allow");
    }

    List<String> principals() {
      return StreamSupport.stream(json.path("Principal").spliterator(), false)
          .flatMap(each -> TemplateReader.list(each).stream())
          .map(template.resources()::text)
          .toList();
    }

    boolean isForTheAccount() {
      return principals().stream().anyMatch(principal -> principal.endsWith(":root"));
    }

    List<String> wildcards() {
      return TemplateReader.list(json.path("Action")).stream()
          .map(JsonNode::asText)
          .flatMap(
              action ->
                  TemplateReader.list(json.path("Resource")).stream()
                      .map(template::name)
                      .filter(resource -> resource.equals("*") || action.contains("*"))
                      .map(resource -> type + " " + action + " " + resource))
          .toList();
    }
  }
}
