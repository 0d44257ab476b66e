package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.Reconciler.ReconcileReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One round of the reconciler. Answers what it found and what is held after it. To be run one at a
 * time; thread-safe all the same.
 */
public final class ReconcileHandler implements RequestStreamHandler {
  private final Assembly assembly;

  /** Creates the handler from the environment; Lambda calls it once. */
  public ReconcileHandler() {
    this(Assembly.fromEnvironment());
  }

  ReconcileHandler(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonStreams.answer(
        input, output, _ -> answer(assembly.reconciler().run(assembly.deadline(context))));
  }

  private JsonElement answer(ReconcileReport report) {
    JsonObject answer = new JsonObject();
    answer.addProperty("examined", report.examined());
    answer.addProperty("released", report.released());
    answer.addProperty("missing", report.missing());
    answer.addProperty("left", report.left());
    answer.addProperty("slots", assembly.slots().count());
    JsonObject semaphores = new JsonObject();
    assembly.semaphores().all().forEach(each -> semaphores.add(each.key().value(), json(each)));
    answer.add("semaphores", semaphores);
    return answer;
  }

  private static JsonObject json(SemaphoreState state) {
    JsonObject json = new JsonObject();
    json.addProperty("used", state.used());
    state.limits().inForce().ifPresent(limit -> json.addProperty("limit", limit));
    if (state.isPaused()) {
      json.addProperty("pausedReason", state.pausedReason());
    }
    return json;
  }
}
