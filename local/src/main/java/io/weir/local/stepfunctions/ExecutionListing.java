package io.weir.local.stepfunctions;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.local.stepfunctions.ExecutionStore.Placed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * ListExecutions: a state machine's executions, the latest start, redrive or end first. Like the
 * service's it is best effort about executions that start or end meanwhile. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">ListExecutions</a>
 */
record ExecutionListing(StateMachineActions machines, ExecutionStore store) {

  private static final String PENDING_REDRIVE = "PENDING_REDRIVE";

  private record Listed(long place, ExecutionView view) {}

  JsonObject list(ApiRequest request) {
    request.refuse("mapRunArn");
    StateMachine machine = machines.find(request);
    if (machine.type().equals(StateMachine.EXPRESS)) {
      throw new ApiException(
          "StateMachineTypeNotSupported", "Executions of EXPRESS state machines are not listed");
    }
    int size = request.maxResults();
    List<Listed> found = find(request, machine, size + 1L);
    JsonArray items = new JsonArray();
    found.stream().limit(size).map(Listed::view).map(ExecutionJson::summary).forEach(items::add);
    return new Page(items, found.size() > size ? found.get(size - 1).place() : null)
        .response("executions", request);
  }

  private List<Listed> find(ApiRequest request, StateMachine machine, long most) {
    Optional<ExecutionStatus> status =
        request.optionalString("statusFilter").map(ExecutionListing::status);
    Predicate<ExecutionView> redriven =
        request
            .optionalString("redriveFilter")
            .map(ExecutionListing::redriveFilter)
            .orElse(view -> true);
    long before = Page.position(request).orElse(Long.MAX_VALUE);
    Set<Execution> seen = new HashSet<>();
    return store
        .newestFirst(machine.arn(), status, before)
        .filter(placed -> seen.add(placed.execution()))
        .map(ExecutionListing::listed)
        .filter(listed -> status.isEmpty() || listed.view().status() == status.get())
        .filter(listed -> redriven.test(listed.view()))
        .limit(most)
        .toList();
  }

  private static Listed listed(Placed placed) {
    return new Listed(placed.place(), placed.execution().view());
  }

  private static ExecutionStatus status(String name) {
    if (name.equals(PENDING_REDRIVE)) {
      throw ApiException.validation("the status PENDING_REDRIVE is for child runs of a mapRunArn");
    }
    try {
      return ExecutionStatus.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw ApiException.validation("there is no status " + name);
    }
  }

  private static Predicate<ExecutionView> redriveFilter(String name) {
    return switch (name) {
      case "REDRIVEN" -> view -> view.run().redriveCount() > 0;
      case "NOT_REDRIVEN" -> view -> view.run().redriveCount() == 0;
      default ->
          throw ApiException.validation("redriveFilter is REDRIVEN or NOT_REDRIVEN, not " + name);
    };
  }
}
