package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartBenchTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void coldstart_bothPackages_doTheirWorkUnderTheRuntime()
      throws IOException, InterruptedException {
    WeirProcess weir = WeirProcess.run(folder, "bench", "coldstart", "--runs", "1", "--json");

    weir.assertExit(0);
    JsonObject functions =
        JsonParser.parseString(weir.out()).getAsJsonObject().getAsJsonObject("functions");
    for (String function : List.of("throttle", "completion")) {
      JsonArray packages = functions.getAsJsonArray(function);
      assertThat(packages)
          .extracting(each -> each.getAsJsonObject().get("package").getAsString())
          .containsExactly("plain", "deployed");
      assertThat(packages)
          .extracting(each -> each.getAsJsonObject().get("totalMillis").getAsInt())
          .allMatch(millis -> millis > 0);
    }
  }
}
