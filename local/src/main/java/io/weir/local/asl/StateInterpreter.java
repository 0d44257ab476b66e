package io.weir.local.asl;

import static io.weir.local.asl.HistoryEventType.CHOICE_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.CHOICE_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.FAIL_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.MAP_STATE_ABORTED;
import static io.weir.local.asl.HistoryEventType.MAP_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.MAP_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.PARALLEL_STATE_ABORTED;
import static io.weir.local.asl.HistoryEventType.PARALLEL_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.PARALLEL_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.PASS_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.PASS_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.SUCCEED_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.SUCCEED_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.TASK_STATE_ABORTED;
import static io.weir.local.asl.HistoryEventType.TASK_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.TASK_STATE_EXITED;
import static io.weir.local.asl.HistoryEventType.WAIT_STATE_ABORTED;
import static io.weir.local.asl.HistoryEventType.WAIT_STATE_ENTERED;
import static io.weir.local.asl.HistoryEventType.WAIT_STATE_EXITED;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.State;
import org.jspecify.annotations.Nullable;

/** Visits one state: writes that it was entered, does what it does, writes that it was left. */
final class StateInterpreter {

  private final WaitStep waits = new WaitStep();
  private final ChoiceStep choices = new ChoiceStep();
  private final TaskStep tasks = new TaskStep();
  private final FailStep fails = new FailStep();
  private final MapStep maps;
  private final ParallelStep parallels;

  StateInterpreter(GraphInterpreter graphs) {
    ParentStep parents = new ParentStep(graphs);
    this.maps = new MapStep(parents);
    this.parallels = new ParallelStep(parents);
  }

  Step run(State state, JsonElement input, Branch branch) throws InterruptedException {
    Events events = events(state);
    branch.emit(events.entered(), new EventDetails.Entered(state.name(), input));
    branch.abortedBy(events.aborted());
    Visit visit = new Visit(branch, state.name());
    Step step;
    try {
      step = visit(state, visit, input);
    } catch (StateFailure failure) {
      visit.tell(failure);
      throw failure;
    }
    branch.abortedBy(null);
    if (events.exited() != null) {
      branch.emit(events.exited(), new EventDetails.Exited(state.name(), step.output()));
    }
    return step;
  }

  private Step visit(State state, Visit visit, JsonElement input) throws InterruptedException {
    return switch (state) {
      case State.Pass pass -> pass(pass, visit, input);
      case State.Wait wait -> waits.run(wait, visit, input);
      case State.Choice choice -> choices.run(choice, visit, input);
      case State.Task task -> tasks.run(task, visit, input);
      case State.Map map -> maps.run(map, visit, input);
      case State.Parallel parallel -> parallels.run(parallel, visit, input);
      case State.Succeed succeed ->
          new Step(DataProcessing.passedThrough(succeed.data(), visit, input), null);
      case State.Fail fail -> throw fails.failure(fail, visit, input);
    };
  }

  private static Step pass(State.Pass pass, Visit visit, JsonElement input) {
    JsonElement effective = DataProcessing.effectiveInput(pass.data(), visit, input);
    JsonElement result = pass.result() == null ? effective : pass.result();
    JsonElement output = DataProcessing.output(pass.data(), visit, input, result);
    DataProcessing.assign(pass.data(), visit, input, result);
    return Step.along(pass.transition(), output);
  }

  private static Events events(State state) {
    return switch (state) {
      case State.Pass _ -> new Events(PASS_STATE_ENTERED, PASS_STATE_EXITED, null);
      case State.Wait _ -> new Events(WAIT_STATE_ENTERED, WAIT_STATE_EXITED, WAIT_STATE_ABORTED);
      case State.Choice _ -> new Events(CHOICE_STATE_ENTERED, CHOICE_STATE_EXITED, null);
      case State.Task _ -> new Events(TASK_STATE_ENTERED, TASK_STATE_EXITED, TASK_STATE_ABORTED);
      case State.Map _ -> new Events(MAP_STATE_ENTERED, MAP_STATE_EXITED, MAP_STATE_ABORTED);
      case State.Parallel _ ->
          new Events(PARALLEL_STATE_ENTERED, PARALLEL_STATE_EXITED, PARALLEL_STATE_ABORTED);
      case State.Succeed _ -> new Events(SUCCEED_STATE_ENTERED, SUCCEED_STATE_EXITED, null);
      case State.Fail _ -> new Events(FAIL_STATE_ENTERED, null, null);
    };
  }

  /** The events of a state type; not every type has all of them. */
  private record Events(
      HistoryEventType entered,
      @Nullable HistoryEventType exited,
      @Nullable HistoryEventType aborted) {}
}
