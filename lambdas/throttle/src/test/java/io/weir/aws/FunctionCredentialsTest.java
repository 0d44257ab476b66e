package io.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

class FunctionCredentialsTest {
  @Test
  void of_keysInTheEnvironment_areTakenFromThere() {
    assertThat(FunctionCredentials.of(Map.of("AWS_ACCESS_KEY_ID", "a")))
        .isInstanceOf(EnvironmentVariableCredentialsProvider.class);
  }

  @Test
  void of_anAddressInTheEnvironment_asSnapStartHas_isAsked() {
    assertThat(
            FunctionCredentials.of(
                Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9001/x")))
        .isInstanceOf(ContainerCredentialsProvider.class);
  }
}
