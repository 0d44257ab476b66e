package io.weir.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_c.d", "2c5e1d3a-0000", "ünïcode", "a'(b)!+=@"})
  void check_ofAllowedCharacters_answersTheName(String name) {
    assertThat(Names.check(name)).isEqualTo(name);
  }

  @Test
  void check_ofEachForbiddenCharacter_isRefused() {
    String forbidden = " \t\n<>{}[]?*\"#%\\^|~`$&,;:/\u0000\u001F\u007F\u009F\uFFFE\uFFFF\uD800";
    forbidden
        .chars()
        .forEach(
            unit ->
                assertThatThrownBy(() -> Names.check("a" + (char) unit + "b"))
                    .as("character %x", unit)
                    .isInstanceOf(ApiException.class));
  }

  @Test
  void check_ofLength_allowsOneToEighty() {
    assertThat(Names.check("n".repeat(80))).hasSize(80);
    assertThatThrownBy(() -> Names.check("n".repeat(81))).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> Names.check("")).isInstanceOf(ApiException.class);
  }
}
