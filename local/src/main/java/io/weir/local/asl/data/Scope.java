package io.weir.local.asl.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What paths, queries and templates are evaluated against.
 *
 * @param input the data that {@code $} and {@code $states.input} mean
 * @param context the context object, which {@code $$} and {@code $states.context} mean
 * @param random the source of random functions
 * @param variables those assigned before
 * @param result what {@code $states.result} means, if there is one
 * @param errorOutput what {@code $states.errorOutput} means, if there is one
 */
public record Scope(
    JsonElement input,
    JsonObject context,
    RandomGenerator random,
    Variables variables,
    @Nullable JsonElement result,
    @Nullable JsonElement errorOutput) {

  /** A scope with neither result nor error. */
  public Scope(JsonElement input, JsonObject context, RandomGenerator random, Variables variables) {
    this(input, context, random, variables, null, null);
  }

  /** The same with other data. */
  public Scope withInput(JsonElement other) {
    return new Scope(other, context, random, variables, result, errorOutput);
  }

  /** The same with a result. */
  public Scope withResult(JsonElement newResult) {
    return new Scope(input, context, random, variables, newResult, null);
  }

  /** The same with the output of an error. */
  public Scope withErrorOutput(JsonElement newErrorOutput) {
    return new Scope(input, context, random, variables, null, newErrorOutput);
  }
}
