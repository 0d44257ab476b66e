package io.weir.aws;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * Where a function finds its role's credentials: in its environment, or, restored from a snapshot,
 * at an address that the environment names, since those of the snapshot would have expired (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">SnapStart</a>).
 */
final class FunctionCredentials {
  private static final String ADDRESS = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

  private FunctionCredentials() {}

  static AwsCredentialsProvider of(Map<String, String> environment) {
    return environment.containsKey(ADDRESS)
        ? ContainerCredentialsProvider.create()
        : EnvironmentVariableCredentialsProvider.create();
  }
}
