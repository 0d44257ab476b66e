package io.weir.contract.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case, a file of {@code test/contract/asl}: a definition, and what the documentation says must
 * come of it.
 *
 * <p>{@code title} says it in a sentence, {@code source} names the page. A case that must be
 * refused has {@code "invalid": true} and a part of the {@code message}. Any other has an {@code
 * input}, {@code tasks} ({@link ScriptedTasks}) by function ARN, and {@code expect}: the {@code
 * status}, the {@code output} or the {@code error} and {@code cause}, and where it matters the
 * types of all history {@code events} in order and the {@code elapsedSeconds} of virtual time.
 */
record AslCase(String name, JsonObject json) {

  static List<AslCase> all() {
    Path folder = Path.of(System.getProperty("weir.root", ".."), "test", "contract", "asl");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(AslCase::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static AslCase read(Path file) {
    try {
      JsonObject json = Json.parse(Files.readString(file)).getAsJsonObject();
      return new AslCase(file.getFileName().toString().replace(".json", ""), json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String title() {
    return json.get("title").getAsString();
  }

  String source() {
    return json.get("source").getAsString();
  }

  JsonElement definition() {
    return json.get("definition");
  }

  boolean isInvalid() {
    return json.has("invalid");
  }

  String message() {
    return json.get("message").getAsString();
  }

  JsonElement input() {
    return json.get("input");
  }

  JsonObject tasks() {
    return json.has("tasks") ? json.getAsJsonObject("tasks") : new JsonObject();
  }

  JsonObject expect() {
    return json.getAsJsonObject("expect");
  }
}
