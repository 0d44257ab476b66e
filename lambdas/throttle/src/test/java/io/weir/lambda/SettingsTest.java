package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of("SemaphoresTable", "semaphores", "SlotsTable", "slots", "ThrottleFunction", "f"));

  @Test
  void metrics_notSaid_goToWeirWithoutAnEnvironment() {
    assertThat(Settings.from(environment).metrics()).isEqualTo(new MetricsSettings("Weir", null));
  }

  @Test
  void metrics_said_goThere() {
    environment.put("MetricsNamespace", "Ingest/Weir");
    environment.put("Environment", "sandbox");

    assertThat(Settings.from(environment).metrics())
        .isEqualTo(new MetricsSettings("Ingest/Weir", "sandbox"));
  }

  @ParameterizedTest
  @CsvSource({
    "MetricsNamespace,''",
    "MetricsNamespace,AWS/SQS",
    "MetricsNamespace,two words",
    "MetricsNamespace,:weir",
    "Environment,''",
    "Environment,sand box",
    "Environment,:sandbox",
    "Environment,Köln"
  })
  void metrics_whatCloudWatchRefuses_isRefusedByName(String variable, String value) {
    environment.put(variable, value);

    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("environment variable " + variable + " is '" + value + "', allowed")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void snapshot_onlyUnderSnapStart() {
    assertThat(Settings.from(environment).snapshot()).isFalse();
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    assertThat(Settings.from(environment).snapshot()).isFalse();
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    assertThat(Settings.from(environment).snapshot()).isTrue();
  }
}
