package io.weir.local.asl.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{a:1}", "{'a':1}", "[1,]", "NaN", "01", "{} {}", "{", "tru", "\"a\nb\""})
  void parse_ofWhatIsNotJson_isRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonParseException.class);
  }

  @Test
  void write_ofWhatWasParsed_keepsDigitsNullsAndSigns() {
    String text =
        "{\"n\":1.10,\"big\":123456789012345678901234567890,\"no\":null,\"html\":\"<&>\"}";

    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ascii", "é", "€", "a😀b", "߿ࠀ"})
  void utf8Length_ofAnyText_isWhatEncodingGives(String text) {
    assertThat(Json.utf8Length(text)).isEqualTo(text.getBytes(UTF_8).length);
  }
}
