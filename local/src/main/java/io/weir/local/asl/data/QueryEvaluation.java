package io.weir.local.asl.data;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a JSONata expression, within bounds: the expression is its author's own, but
 * the data is anybody's.
 *
 * <p>The library looks at its bounds between steps. A regular expression is a single step, so an
 * expression that may hold one runs on a thread of its own, which is left alone when the time is
 * up: Java cannot stop a match.
 */
record QueryEvaluation(Query query, Scope scope) {

  /** Ample for any data within the limits of a state. */
  private static final Duration MOST_TIME = Duration.ofSeconds(3);

  /** Steps within steps; a function that calls itself takes several each time. */
  private static final int MOST_DEPTH = 500;

  JsonElement value() {
    Object value;
    try {
      value = query.text().indexOf('/') >= 0 ? evaluateAside() : evaluate();
    } catch (StackOverflowError deep) {
      throw query.failure("nests too deep");
    } catch (RuntimeException failed) {
      throw query.failure("failed: " + failed.getMessage());
    }
    if (value == null) {
      throw query.failure("gave nothing (undefined)");
    }
    return JsonValues.toJson(value).orElseThrow(() -> query.failure("gave no JSON value"));
  }

  private @Nullable Object evaluate() {
    Frame bindings = query.compiled().createFrame();
    StatesFunctions.bind(bindings, scope.random());
    scope.variables().values().forEach((name, value) -> bind(bindings, name, value));
    bindings.bind("states", states());
    bindings.setRuntimeBounds(MOST_TIME.toMillis(), MOST_DEPTH);
    return query.compiled().evaluate(null, bindings);
  }

  private static void bind(Frame bindings, String name, JsonElement value) {
    Object java = JsonValues.toJava(value);
    bindings.bind(name, java == null ? Jsonata.NULL_VALUE : java);
  }

  private Map<String, @Nullable Object> states() {
    Map<String, @Nullable Object> states = new HashMap<>();
    states.put("input", JsonValues.toJava(scope.input()));
    states.put("context", JsonValues.toJava(scope.context()));
    if (scope.result() != null) {
      states.put("result", JsonValues.toJava(scope.result()));
    }
    if (scope.errorOutput() != null) {
      states.put("errorOutput", JsonValues.toJava(scope.errorOutput()));
    }
    return states;
  }

  private @Nullable Object evaluateAside() {
    FutureTask<@Nullable Object> evaluation = new FutureTask<>(this::evaluate);
    Thread.ofPlatform().daemon().name("jsonata").start(evaluation);
    try {
      return evaluation.get(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IllegalStateException("it takes longer than " + MOST_TIME, late);
    } catch (ExecutionException failed) {
      String reason = failed.getCause() == null ? "" : failed.getCause().getMessage();
      throw new IllegalStateException(reason, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the execution was stopped", stopped);
    }
  }
}
