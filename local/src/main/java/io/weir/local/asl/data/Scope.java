package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.random.RandomGenerator;

/**
 * What paths and templates are evaluated against.
 *
 * @param input the data that {@code $} means
 * @param context the context object, which {@code $$} means
 * @param random the source of States.MathRandom and States.UUID
 */
public record Scope(JsonElement input, JsonObject context, RandomGenerator random) {

  /** The same context with other data. */
  public Scope withInput(JsonElement other) {
    return new Scope(other, context, random);
  }
}
