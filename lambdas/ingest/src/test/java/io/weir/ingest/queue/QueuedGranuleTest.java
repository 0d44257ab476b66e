package io.weir.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.Granule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuedGranuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"granuleId\":\"A\"}|{\"granuleId\":\"A\",\"createdAt\":7}",
        "{\"granuleId\":\"A\",\"files\":[{}]}|{\"granuleId\":\"A\",\"files\":[{}],\"createdAt\":7}",
        "{\"createdAt\":null,\"granuleId\":\"A\"}|{\"createdAt\":7,\"granuleId\":\"A\"}",
        "{\"createdAt\":3,\"granuleId\":\"A\"}|{\"createdAt\":3,\"granuleId\":\"A\"}"
      })
  void of_createdAt_isPutInWhereItIsMissing(String cameIn, String goesOut) {
    assertThat(queued(cameIn).text()).isEqualTo(goesOut);
  }

  @Test
  void of_granule_isLeftAsItCameIn() {
    JsonObject json = json("{\"granuleId\":\"é\",\"createdAt\":null}");

    QueuedGranule queued = QueuedGranule.of(Granule.of(json, "granule"), json, 7);

    assertThat(queued.identity()).isEqualTo("{\"granuleId\":\"é\",\"createdAt\":null}");
    assertThat(Json.text(json)).isEqualTo(queued.identity());
    assertThat(queued.bytes()).isEqualTo("{'granuleId':'e','createdAt':7}".length() + 1);
  }

  private static QueuedGranule queued(String text) {
    JsonObject json = json(text);
    return QueuedGranule.of(Granule.of(json, "granule"), json, 7);
  }

  private static JsonObject json(String text) {
    return Json.parse(text, "granule").getAsJsonObject();
  }
}
