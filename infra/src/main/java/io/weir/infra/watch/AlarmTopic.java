package io.weir.infra.watch;

import static java.util.Collections.singletonMap;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The topic that sends ringing alarms to an e-mail address. Whoever owns the address confirms the
 * subscription once. The topic is encrypted, and takes messages over TLS alone and from this
 * account's alarms alone.
 */
public final class AlarmTopic extends Construct {
  /**
   * Of its own: the key that AWS keeps for topics cannot be opened to CloudWatch (<a
   * href="https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns">AWS</a>).
   */
  private final Key key;

  private final Topic topic;

  /**
   * Creates the topic.
   *
   * @param name the topic's name
   * @param address an e-mail address
   */
  public AlarmTopic(Construct scope, String id, String name, String address) {
    super(scope, id);
    key = createKey(name);
    topic = createTopic(name, key);
    topic.addSubscription(new EmailSubscription(address));
  }

  /** Returns the topic. */
  public ITopic topic() {
    return topic;
  }

  private Key createKey(String name) {
    Key created =
        Key.Builder.create(this, "Key")
            .description("Encrypts the alarms of topic " + name)
            .enableKeyRotation(true)
            .pendingWindow(Duration.days(7))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    created.addToResourcePolicy(
        alarms(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            // In a key's policy "*" is the key itself.
            .resources(List.of("*"))
            .build());
    return created;
  }

  private Topic createTopic(String name, IKey key) {
    Topic created =
        Topic.Builder.create(this, "Topic").topicName(name).masterKey(key).enforceSsl(true).build();
    created.addToResourcePolicy(
        alarms(List.of("sns:Publish")).resources(List.of(created.getTopicArn())).build());
    return created;
  }

  /** Once a topic has a policy, the default that lets the account's alarms in is gone. */
  private PolicyStatement.Builder alarms(List<String> actions) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(actions)
        .conditions(
            singletonMap(
                "StringEquals", singletonMap("aws:SourceAccount", Stack.of(this).getAccount())));
  }
}
