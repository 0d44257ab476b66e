package io.weir.integration;

import java.net.URI;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Creates further state machines, and clients, of the stack's own API. */
final class StateMachines {
  private static final String ROLE = "arn:aws:iam::000000000000:role/local";

  private StateMachines() {}

  static String copyOfDemo(TestStack test, String name) {
    return copyOfDemo(test, name, StateMachineType.STANDARD);
  }

  static String copyOfDemo(TestStack test, String name, StateMachineType type) {
    try (SfnClient stepFunctions = client(test)) {
      String definition =
          stepFunctions
              .describeStateMachine(request -> request.stateMachineArn(test.demoArn()))
              .definition();
      return stepFunctions
          .createStateMachine(
              request -> request.name(name).type(type).definition(definition).roleArn(ROLE))
          .stateMachineArn();
    }
  }

  static String create(TestStack test, String name, String definition) {
    try (SfnClient stepFunctions = client(test)) {
      return stepFunctions
          .createStateMachine(request -> request.name(name).definition(definition).roleArn(ROLE))
          .stateMachineArn();
    }
  }

  static SfnClient client(TestStack test) {
    return SfnClient.builder()
        .endpointOverride(
            URI.create(
                Objects.requireNonNull(test.stack.environment().get("AWS_ENDPOINT_URL_SFN"))))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
