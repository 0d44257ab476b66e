package io.weir.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
  @ParameterizedTest
  @CsvSource({"200ms,200", "2s,2000", "1.5s,1500", "4m,240000", "0ms,0", "0.5m,30000"})
  void duration_withUnit_isRead(String text, long millis) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "1h", "1 s", "1.2345s", "1e3s"})
  void duration_otherwise_isRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("200ms, 2s, 1.5s or 4m");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1000", "0.3,300", "45,45000"})
  void seconds_number_isRead(String text, long millis) {
    assertThat(new SecondsConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1s", "abc", "0.0001", "1,5"})
  void seconds_otherwise_areRefused(String text) {
    assertThatThrownBy(() -> new SecondsConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void count_wholeNumber_isRead() {
    assertThat(new CountConverter().convert("60")).isEqualTo(60);
    assertThat(new CountConverter().convert("1000000")).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "2.5", "abc", "1000001", "99999999999"})
  void count_otherwise_isRefusedWithTheRange(String text) {
    assertThatThrownBy(() -> new CountConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("0 to 1000000");
  }
}
