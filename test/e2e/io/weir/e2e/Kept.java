package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;

/** What the summary of a demo says when all promises were kept. */
final class Kept {
  private Kept() {}

  static void assertKept(WeirProcess weir, int messages, int limit) throws IOException {
    JsonObject summary = JsonParser.parseString(weir.out()).getAsJsonObject();
    assertThat(summary.get("messages").getAsInt()).isEqualTo(messages);
    assertThat(summary.get("succeeded").getAsInt()).isEqualTo(messages);
    assertThat(summary.get("limit").getAsInt()).isEqualTo(limit);
    assertThat(summary.get("maxRunning").getAsInt()).isBetween(1, limit);
    assertThat(summary.get("duplicates").getAsInt()).isZero();
    assertThat(summary.get("slotsHeldAtEnd").getAsInt()).isZero();
    assertThat(summary.get("semaphoreAtEnd").getAsInt()).isZero();
    assertThat(summary.get("violations").getAsInt()).isZero();
  }
}
