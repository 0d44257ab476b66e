package io.weir.lambda;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where metrics go.
 *
 * @param namespace CloudWatch's namespace
 * @param environment a dimension that tells deployed copies in one account apart; null for none
 */
record MetricsSettings(String namespace, @Nullable String environment) {
  static final MetricsSettings DEFAULT = new MetricsSettings("Weir", null);

  /**
   * What CloudWatch allows (<a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html">
   * PutMetricData</a>); names that begin with {@code AWS/} are its own.
   */
  private static final Pattern NAMESPACE =
      Pattern.compile("(?!AWS/)[0-9A-Za-z._/#][0-9A-Za-z._/#:-]{0,254}");

  private static final Pattern DIMENSION = Pattern.compile("(?!:)[!-~]{1,255}");

  static boolean isNamespace(String text) {
    return NAMESPACE.matcher(text).matches();
  }

  static boolean isDimension(String text) {
    return DIMENSION.matcher(text).matches();
  }
}
