package io.weir.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.infra.NeedsNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class AlarmTopicTest {
  private static final Map<String, Object> THIS_ACCOUNT =
      Map.of("StringEquals", Map.of("aws:SourceAccount", "123456789012"));

  private final Template template =
      Samples.template(stack -> new AlarmTopic(stack, "Topic", "weir-x-alarms", "ops@example.org"));

  @Test
  void topic_sendsToTheAddress_andIsEncrypted() {
    template.hasResourceProperties(
        "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "ops@example.org"));
    assertThat(only("AWS::SNS::Topic").get("KmsMasterKeyId")).isNotNull();
    assertThat(only("AWS::KMS::Key").get("EnableKeyRotation")).isEqualTo(true);
  }

  /** Without this CloudWatch may not publish: the policy replaces the one a topic begins with. */
  @Test
  void policies_letThisAccountsAlarmsIn() {
    assertThat(statements("AWS::SNS::TopicPolicy", "PolicyDocument"))
        .anySatisfy(
            each -> {
              assertAlarms(each);
              assertThat(each.get("Action")).isEqualTo("sns:Publish");
            });
    assertThat(statements("AWS::KMS::Key", "KeyPolicy"))
        .anySatisfy(
            each -> {
              assertAlarms(each);
              assertThat(each.get("Action"))
                  .isEqualTo(List.of("kms:Decrypt", "kms:GenerateDataKey*"));
            });
  }

  private static void assertAlarms(Properties statement) {
    assertThat(statement.get("Effect")).isEqualTo("Allow");
    assertThat(statement.get("Principal")).isEqualTo(Map.of("Service", "cloudwatch.amazonaws.com"));
    assertThat(statement.get("Condition")).isEqualTo(THIS_ACCOUNT);
  }

  @Test
  void topic_withoutTls_isDenied() {
    assertThat(statements("AWS::SNS::TopicPolicy", "PolicyDocument"))
        .anySatisfy(
            each -> {
              assertThat(each.get("Effect")).isEqualTo("Deny");
              assertThat(each.get("Condition"))
                  .isEqualTo(Map.of("Bool", Map.of("aws:SecureTransport", "false")));
            });
  }

  private Properties only(String type) {
    Map<String, Map<String, Object>> found = template.findResources(type);
    assertThat(found).hasSize(1);
    return Properties.of(found.values().iterator().next());
  }

  private List<Properties> statements(String type, String document) {
    return only(type).object(document).objects("Statement");
  }
}
