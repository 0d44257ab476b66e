package io.weir.local.asl;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Variables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a line of control has come, so that a redrive can go on from there: the state it is in
 * with that state's input and variables, and of a Map or Parallel state the iterations or branches
 * that have ended well and how far the others have come. Thread-safe.
 */
public final class Progress {

  private @Nullable Step reached;
  private @Nullable Variables variables;
  private @Nullable Children begun;
  private @Nullable Children leftOver;

  /** That of a line of control that has not started. */
  public Progress() {}

  /**
   * What a redriven run starts from. The two have nothing in common: a run that was stopped and is
   * still winding up changes only its own.
   */
  public synchronized Progress copy() {
    Progress copy = new Progress();
    copy.reached = reached;
    copy.variables = variables;
    Children known = begun == null ? leftOver : begun;
    copy.leftOver = known == null ? null : known.copy();
    return copy;
  }

  /** The step that was reached, or the given one at the start. */
  synchronized Step orElse(Step start) {
    return reached == null ? start : reached;
  }

  /** The variables as they were at that step, or the given ones at the start. */
  synchronized Variables orElse(Variables start) {
    return variables == null ? start : variables;
  }

  /**
   * Notes which state comes next, and with which variables; what an earlier run left of another
   * state is forgotten.
   */
  @SuppressWarnings("ReferenceEquality") // The same state with the same input may come again.
  synchronized void reach(Step step, Variables newVariables) {
    variables = newVariables;
    if (step != reached) {
      reached = step;
      forgetChildren();
    }
  }

  /** The children for a try of a state: what an earlier run left, or else fresh ones. */
  synchronized Children beginChildren() {
    begun = leftOver == null ? new Children() : leftOver;
    leftOver = null;
    return begun;
  }

  /** Makes a redrive run all children of the state, those that ended well too. */
  synchronized void forgetChildren() {
    begun = null;
    leftOver = null;
  }

  /** The iterations or branches of one try of a state, by their place. Thread-safe. */
  static final class Children {

    private final Map<Integer, JsonElement> outputs = new ConcurrentHashMap<>();
    private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();

    private Children copy() {
      Children copy = new Children();
      copy.outputs.putAll(outputs);
      progress.forEach((index, of) -> copy.progress.put(index, of.copy()));
      return copy;
    }

    /** How far the child has come. */
    Progress of(int index) {
      return progress.computeIfAbsent(index, absent -> new Progress());
    }

    void succeed(int index, JsonElement output) {
      outputs.put(index, output);
      progress.remove(index);
    }

    boolean hasSucceeded(int index) {
      return outputs.containsKey(index);
    }

    /** The outputs so far, by place. */
    Map<Integer, JsonElement> outputs() {
      return outputs;
    }
  }
}
