package io.weir.local.asl.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencePathTest {

  @ParameterizedTest
  @ValueSource(strings = {"$", "$.a", "$.a-b.c_d", "$['a b']", "$[\"a\"][0]", "$.ä[12].b"})
  void isReference_ofOnePlace_holds(String text) {
    assertThat(ReferencePath.isReference(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "$a", "$.", "$..a", "$.a[*]", "$.a[0:1]", "$.a[-1]", "$[?(@.a)]", "$.a "})
  void isReference_ofAnythingElse_doesNotHold(String text) {
    assertThat(ReferencePath.isReference(text)).isFalse();
  }

  @Test
  void replace_belowAnArray_leavesTheOriginalAlone() {
    JsonElement original = Json.parse("{\"a\":[{\"b\":1},2],\"c\":3}");

    JsonElement replaced = ReferencePath.parse("$.a[0].d").replace(original, Json.parse("\"new\""));

    assertThat(Json.write(replaced)).isEqualTo("{\"a\":[{\"b\":1,\"d\":\"new\"},2],\"c\":3}");
    assertThat(Json.write(original)).isEqualTo("{\"a\":[{\"b\":1},2],\"c\":3}");
  }
}
