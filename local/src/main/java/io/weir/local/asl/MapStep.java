package io.weir.local.asl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.ChildRuns.Child;
import io.weir.local.asl.ChildRuns.Stage;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Query;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;
import io.weir.local.asl.definition.State.Map.Items;
import java.util.ArrayList;
import java.util.List;

/** Does an inline Map state. */
final class MapStep {

  /**
   * The most iterations at once that an inline Map runs.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html">Using
   *     Map state in Inline mode</a>
   */
  private static final int MAX_CONCURRENCY = 40;

  private static final ParentStep.Kind KIND =
      new ParentStep.Kind(
          HistoryEventType.MAP_STATE_SUCCEEDED, HistoryEventType.MAP_STATE_FAILED, null);

  private final ParentStep parents;

  MapStep(ParentStep parents) {
    this.parents = parents;
  }

  Step run(State.Map state, Visit visit, JsonElement input) throws InterruptedException {
    return ParentStep.run(state.errors(), visit, input, () -> attempt(state, visit, input));
  }

  private Step attempt(State.Map state, Visit visit, JsonElement input)
      throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    List<Child> children = children(state, visit, effective);
    Branch branch = visit.branch();
    branch.emit(HistoryEventType.MAP_STATE_STARTED, new EventDetails.MapLength(children.size()));
    JsonArray results =
        parents.results(
            KIND,
            branch,
            new ParentStep.Work(
                children,
                concurrency(state, visit, effective),
                (stage, iteration, index) ->
                    iteration.emit(
                        event(stage), new EventDetails.MapIteration(state.name(), index))));
    JsonElement output = DataProcessing.output(state.data(), visit, input, results);
    DataProcessing.assign(state.data(), visit, input, results);
    return Step.along(state.transition(), output);
  }

  private static int concurrency(State.Map state, Visit visit, JsonElement input) {
    return Integers.read(state.maxConcurrency(), 0, visit, input)
        .filter(most -> most > 0)
        .map(most -> Math.min(most, MAX_CONCURRENCY))
        .orElse(MAX_CONCURRENCY);
  }

  private static HistoryEventType event(Stage stage) {
    return switch (stage) {
      case STARTED -> HistoryEventType.MAP_ITERATION_STARTED;
      case SUCCEEDED -> HistoryEventType.MAP_ITERATION_SUCCEEDED;
      case FAILED -> HistoryEventType.MAP_ITERATION_FAILED;
      case ABORTED -> HistoryEventType.MAP_ITERATION_ABORTED;
    };
  }

  private static List<Child> children(State.Map state, Visit visit, JsonElement input) {
    JsonArray array = items(state, visit, input);
    List<Child> children = new ArrayList<>(array.size());
    for (int index = 0; index < array.size(); index++) {
      children.add(child(state, visit, input, index, array.get(index)));
    }
    return children;
  }

  private static JsonArray items(State.Map state, Visit visit, JsonElement input) {
    return switch (state.items()) {
      case Items.FromPath(Path path) -> {
        if (DataProcessing.read(path, visit, input) instanceof JsonArray array) {
          yield array;
        }
        throw new StateFailure(
            ErrorName.RUNTIME, "Reference path \"" + path.text() + "\" must point to array.");
      }
      case Items.FromQueries(PayloadTemplate template) -> {
        if (template.evaluate(visit.scope(input)) instanceof JsonArray array) {
          yield array;
        }
        throw noArray(template);
      }
    };
  }

  private static StateFailure noArray(PayloadTemplate items) {
    return items instanceof PayloadTemplate.Computed(Query query)
        ? query.failure("gave no array, and the local endpoint goes through no objects")
        : new StateFailure(ErrorName.QUERY_EVALUATION_ERROR, "Items is no array");
  }

  private static Child child(
      State.Map state, Visit visit, JsonElement input, int index, JsonElement value) {
    JsonObject item = new JsonObject();
    item.addProperty("Index", index);
    item.add("Value", value);
    JsonObject mapContext = new JsonObject();
    mapContext.add("Item", item);
    JsonElement itemInput =
        state.itemSelector() == null
            ? value
            : state.itemSelector().evaluate(visit.itemScope(input, mapContext));
    return new Child(index, state.processor(), itemInput, mapContext);
  }
}
