package io.weir.cli.ingest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider's folder as {@code weir sample-data} makes it, with the records of the provider and of
 * the collection that it has.
 */
public record ProviderFolder(Path folder, Stored provider, Stored collection) {
  private static final String SUFFIX = ".json";

  /**
   * A record in a file.
   *
   * @param key of its object, below the stack's prefix
   */
  record Stored(String key, JsonObject json) {}

  /**
   * Reads the records.
   *
   * @throws VerbException if there is not one of each, or one is no JSON object
   */
  public static ProviderFolder read(@Nullable Path folder) {
    if (folder == null) {
      throw VerbException.usage(
          "--provider-dir is missing: name a folder that ./weir sample-data made");
    }
    return new ProviderFolder(folder, record(folder, "providers"), record(folder, "collections"));
  }

  private static Stored record(Path folder, String kind) {
    Path parent = folder.resolve(kind);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, "*" + SUFFIX)) {
      Path file = null;
      for (Path each : files) {
        if (file != null) {
          throw wrong(parent, "has several records, the demo takes one");
        }
        file = each;
      }
      if (file == null) {
        throw wrong(parent, "has no record");
      }
      return new Stored(kind + "/" + file.getFileName(), json(file));
    } catch (IOException e) {
      throw wrong(parent, "cannot be read");
    }
  }

  private static JsonObject json(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException malformed) {
      throw wrong(file, "is no JSON object");
    }
  }

  private static VerbException wrong(Path path, String problem) {
    return VerbException.usage(
        "--provider-dir: %s %s; ./weir sample-data makes such a folder".formatted(path, problem));
  }

  /** The provider's name. */
  String providerId() {
    if (provider.json.get("id") instanceof JsonPrimitive id) {
      return id.getAsString();
    }
    throw wrong(folder.resolve(provider.key), "has no id");
  }

  /** What all queues together may have running of this provider: a limit by semaphore, or none. */
  Map<String, Integer> semaphores() {
    JsonElement limit = provider.json.get("globalConnectionLimit");
    if (limit == null || limit.isJsonNull()) {
      return Map.of();
    }
    try {
      return Map.of("provider:" + providerId(), limit.getAsInt());
    } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException e) {
      throw wrong(folder.resolve(provider.key), "has a globalConnectionLimit that is no number");
    }
  }

  /** All its files, by name. */
  Map<String, Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(), file -> file, (first, _) -> first));
    } catch (IOException e) {
      throw wrong(folder, "cannot be listed");
    }
  }
}
