package io.weir.local;

import java.net.URI;
import java.nio.file.Path;

/** Where semaphores and slots are kept. */
public sealed interface SemaphoreStore {
  /**
   * DynamoDB Local, in a child process.
   *
   * @param libraries folder of its jars and native libraries
   */
  record DynamoDb(Path libraries) implements SemaphoreStore {}

  /** The memory of the functions' process: no DynamoDB at all, and lost when that process dies. */
  record Memory() implements SemaphoreStore {}

  /** A DynamoDB of the user's; the tables are created where they are missing. */
  record Endpoint(URI uri) implements SemaphoreStore {}

  /**
   * Reads {@code dynamodb}, {@code memory}, or the URL of a DynamoDB endpoint.
   *
   * @param libraries for {@code dynamodb}
   * @throws IllegalArgumentException if it is none of these
   */
  static SemaphoreStore parse(String text, Path libraries) {
    return switch (text) {
      case "dynamodb" -> new DynamoDb(libraries);
      case "memory" -> new Memory();
      default -> new Endpoint(parseUrl(text));
    };
  }

  private static URI parseUrl(String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new IllegalArgumentException(
          "Semaphore store is dynamodb, memory or an endpoint's URL, as http://127.0.0.1:8000: "
              + text);
    }
    return URI.create(text);
  }
}
