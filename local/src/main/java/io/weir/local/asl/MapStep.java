package io.weir.local.asl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;
import java.util.ArrayList;
import java.util.List;

/** Does an inline Map state. */
final class MapStep {

  private final GraphInterpreter graphs;

  MapStep(GraphInterpreter graphs) {
    this.graphs = graphs;
  }

  /**
   * Runs the state. When it fails, a redrive runs only the iterations that failed or were aborted,
   * but all of them where the data was too large.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
   *     Redrive behavior of individual states</a>
   */
  Step run(State.Map state, Visit visit, JsonElement input) throws InterruptedException {
    try {
      return ErrorHandling.run(state.errors(), visit, input, () -> attempt(state, visit, input));
    } catch (StateFailure failure) {
      if (failure.error().equals(ErrorName.DATA_LIMIT_EXCEEDED)) {
        visit.branch().progress().forgetIterations();
      }
      throw failure;
    }
  }

  private Step attempt(State.Map state, Visit visit, JsonElement input)
      throws InterruptedException {
    JsonElement effective = DataProcessing.effectiveInput(state.data(), visit, input);
    List<MapIterations.Item> items = items(state, visit, effective);
    Branch branch = visit.branch();
    branch.emit(HistoryEventType.MAP_STATE_STARTED, new EventDetails.MapLength(items.size()));
    JsonArray results;
    try {
      results = new MapIterations(graphs, state, branch, items).run();
    } catch (StateFailure failure) {
      branch.emit(HistoryEventType.MAP_STATE_FAILED);
      throw failure;
    }
    branch.emit(HistoryEventType.MAP_STATE_SUCCEEDED);
    return Step.along(
        state.transition(), DataProcessing.output(state.data(), visit, input, results));
  }

  private static List<MapIterations.Item> items(State.Map state, Visit visit, JsonElement input) {
    if (!(DataProcessing.read(state.itemsPath(), visit, input) instanceof JsonArray array)) {
      throw new StateFailure(
          ErrorName.RUNTIME,
          "Reference path \"" + state.itemsPath().text() + "\" must point to array.");
    }
    List<MapIterations.Item> items = new ArrayList<>(array.size());
    for (int index = 0; index < array.size(); index++) {
      items.add(item(state, visit, input, index, array.get(index)));
    }
    return items;
  }

  private static MapIterations.Item item(
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
    return new MapIterations.Item(index, itemInput, mapContext);
  }
}
