package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.semaphore.SemaphoreState;
import io.weir.throttle.ReconcileReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One round of the reconciler; answers what it found. The event {@code {"look": true}} runs none
 * and answers what is held now. Thread-safe.
 */
public final class ReconcileHandler implements RequestStreamHandler {
  /** Lines of an answer; the log has them all. */
  private static final int LINE_LIMIT = 20;

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
    JsonStreams.answer(input, output, event -> isLook(event) ? look() : answer(round(context)));
  }

  /** Samples before the round heals anything. */
  private ReconcileReport round(Context context) {
    try (Invocation invocation = assembly.begin(context)) {
      invocation.sampler().sample();
      ReconcileReport report = invocation.reconciler().run(invocation.deadline());
      invocation.log().roundEnded(report);
      return report;
    }
  }

  private static boolean isLook(JsonElement event) {
    return event instanceof JsonObject object
        && object.get("look") instanceof JsonPrimitive look
        && look.getAsBoolean();
  }

  private JsonElement look() {
    AtomicInteger slots = new AtomicInteger();
    assembly.slots().scan(_ -> slots.incrementAndGet());
    JsonObject answer = new JsonObject();
    answer.addProperty("slots", slots.get());
    JsonObject semaphores = new JsonObject();
    assembly.semaphores().all().forEach(each -> semaphores.add(each.key().value(), json(each)));
    answer.add("semaphores", semaphores);
    return answer;
  }

  private static JsonElement answer(ReconcileReport report) {
    JsonObject answer = new JsonObject();
    answer.addProperty("due", report.due());
    answer.addProperty("slots", report.slots());
    answer.addProperty("settled", report.settled());
    answer.addProperty("released", report.released());
    answer.addProperty("missing", report.missing());
    answer.addProperty("adopted", report.adopted());
    answer.addProperty("slotless", report.slotless());
    answer.addProperty("left", report.left());
    answer.addProperty("listsComplete", report.listsComplete());
    answer.addProperty("drifted", report.drifted().size());
    answer.add("unreadable", firstOf(report.unreadable()));
    return answer;
  }

  private static JsonArray firstOf(List<String> lines) {
    JsonArray first = new JsonArray();
    lines.stream().limit(LINE_LIMIT).forEach(first::add);
    return first;
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
