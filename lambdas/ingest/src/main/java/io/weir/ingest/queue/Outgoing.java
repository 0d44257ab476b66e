package io.weir.ingest.queue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One message on its way to a queue.
 *
 * @param items what it carries, by name: granules or a PDR
 * @param executionArn the execution that it will become
 * @param body its text
 * @param bytes the body's length in UTF-8
 * @param list the folder of the lists that its items are put on; empty for none
 */
record Outgoing(
    List<String> items, String executionArn, String body, int bytes, Optional<String> list) {
  static Outgoing of(List<String> items, String executionArn, String body, Optional<String> list) {
    return new Outgoing(
        List.copyOf(items), executionArn, body, body.getBytes(StandardCharsets.UTF_8).length, list);
  }
}
