package io.weir.local.asl.definition;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of a definition. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">Workflow
 *     states</a>
 */
public sealed interface State {

  /** The state's name, unique in its state machine. */
  String name();

  /** Passes its input on, or its result when it has one. */
  record Pass(String name, DataFlow data, @Nullable JsonElement result, Transition transition)
      implements State {}

  /** Waits. */
  record Wait(String name, DataFlow data, WaitUntil until, Transition transition)
      implements State {}

  /**
   * Calls a function or a service.
   *
   * @param timeout how many seconds it may take
   * @param heartbeat how many seconds it may be silent, of effect where it waits for a token
   */
  record Task(
      String name,
      DataFlow data,
      TaskResource resource,
      IntegerField timeout,
      IntegerField heartbeat,
      ErrorPolicy errors,
      Transition transition)
      implements State {}

  /**
   * Goes on with the first rule that holds.
   *
   * @param otherwise the state to go on with when none holds, or null
   */
  record Choice(String name, DataFlow data, List<Rule> rules, @Nullable String otherwise)
      implements State {

    public Choice {
      rules = List.copyOf(rules);
    }

    /**
     * A condition and the state to go on with.
     *
     * @param output the state's output when the rule holds, in JSONata; null means its input
     * @param assign what is assigned to variables when the rule holds, or null
     */
    public record Rule(
        Condition condition,
        String next,
        @Nullable PayloadTemplate output,
        @Nullable Assignments assign) {}
  }

  /**
   * Runs its item processor once for each element of an array.
   *
   * @param items the array
   * @param itemSelector what an iteration gets as input; null means its element
   * @param maxConcurrency the most iterations at once; 0 or none means as many as the service runs
   */
  record Map(
      String name,
      DataFlow data,
      Items items,
      @Nullable PayloadTemplate itemSelector,
      IntegerField maxConcurrency,
      StateGraph processor,
      ErrorPolicy errors,
      Transition transition)
      implements State {

    /** Where the array is. */
    public sealed interface Items {

      /** Within the state's effective input, or where else a path leads. */
      record FromPath(Path path) implements Items {}

      /** Given, or computed, in JSONata. */
      record FromQueries(PayloadTemplate template) implements Items {}
    }
  }

  /** Runs all its branches at once. Its result has their outputs in order. */
  record Parallel(
      String name,
      DataFlow data,
      List<StateGraph> branches,
      ErrorPolicy errors,
      Transition transition)
      implements State {

    public Parallel {
      branches = List.copyOf(branches);
    }
  }

  /** Ends the execution, or the iteration or branch, well. */
  record Succeed(String name, DataFlow data) implements State {}

  /** Ends the execution, or the iteration or branch, with an error. */
  record Fail(String name, FailText error, FailText cause) implements State {}
}
