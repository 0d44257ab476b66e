package io.weir.cli.stack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is held at one moment, as the reconciler answers.
 *
 * @param slots slots held, of all queues
 * @param semaphores by key
 */
public record Held(int slots, Map<String, Semaphore> semaphores) {
  public Held {
    semaphores = Map.copyOf(semaphores);
  }

  /**
   * One semaphore.
   *
   * @param limit null if it has none yet
   * @param pausedReason null unless it is paused
   */
  public record Semaphore(int used, @Nullable Integer limit, @Nullable String pausedReason) {
    /** The limit, 0 if it has none yet: nothing is started under either. */
    public int limitOrNone() {
      return limit == null ? 0 : limit;
    }
  }

  /** Whether nothing is held at all. */
  public boolean isNothing() {
    return slots == 0 && used() == 0;
  }

  /** The sum over all semaphores. */
  public int used() {
    return semaphores.values().stream().mapToInt(Semaphore::used).sum();
  }

  /** The semaphore of that key, if it exists yet. */
  public Optional<Semaphore> semaphore(String key) {
    return Optional.ofNullable(semaphores.get(key));
  }

  static Held parse(String json) {
    JsonObject answer = JsonParser.parseString(json).getAsJsonObject();
    Map<String, Semaphore> semaphores = new LinkedHashMap<>();
    for (var entry : answer.getAsJsonObject("semaphores").entrySet()) {
      semaphores.put(entry.getKey(), semaphore(entry.getValue().getAsJsonObject()));
    }
    return new Held(answer.get("slots").getAsInt(), semaphores);
  }

  private static Semaphore semaphore(JsonObject semaphore) {
    return new Semaphore(
        semaphore.get("used").getAsInt(),
        find(semaphore, "limit").map(JsonElement::getAsInt).orElse(null),
        find(semaphore, "pausedReason").map(JsonElement::getAsString).orElse(null));
  }

  private static Optional<JsonElement> find(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isJsonNull());
  }
}
