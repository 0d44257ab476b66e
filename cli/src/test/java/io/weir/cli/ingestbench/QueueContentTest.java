package io.weir.cli.ingestbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueContentTest {
  private final QueueContent.Counter counter = new QueueContent.Counter();

  @Test
  void content_messages_countsGranulesOnce() {
    counter.add(message("a", "{\"granuleId\":\"G1\"},{\"granuleId\":\"G2\"}"));
    counter.add(message("b", "{\"granuleId\":\"G3\"}"));

    assertThat(counter.content()).isEqualTo(new QueueContent(2, 2, 3));
  }

  @Test
  void content_messageTwice_isSeen() {
    counter.add(message("a", "{\"granuleId\":\"G1\"}"));
    counter.add(message("a", "{\"granuleId\":\"G1\"}"));

    assertThat(counter.content()).isEqualTo(new QueueContent(2, 1, 1));
  }

  private static String message(String execution, String granules) {
    return "{\"cumulus_meta\":{\"execution_name\":\"%s\"},\"payload\":{\"granules\":[%s]}}"
        .formatted(execution, granules);
  }
}
