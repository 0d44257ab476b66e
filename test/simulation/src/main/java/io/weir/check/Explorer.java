package io.weir.check;

import io.weir.check.Engine.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Explores a bound breadth first, so that the first violation found has a shortest trace. One
 * thread.
 */
final class Explorer {
  private final Bound bound;
  private final Places places;
  private final Engine engine;
  private final Moves moves;
  private final Promises promises;
  private final Encoder encoder;
  private final SeenStates seen = new SeenStates();
  private final Graph graph = new Graph();
  private final IntList parents = new IntList();
  private final IntList ordinals = new IntList();
  private List<Reached> frontier = new ArrayList<>();
  private int depth;

  private record Reached(int number, State state) {}

  /** A violation, and the state and move that led to it; no move where a state itself is bad. */
  private record Found(Violation violation, int number, int ordinal) {}

  Explorer(Bound bound) {
    this.bound = bound;
    this.places = Places.of(bound);
    this.engine = new Engine(bound, places);
    this.moves = new Moves(bound, places);
    this.promises = new Promises(bound, places);
    this.encoder = new Encoder(bound, places);
  }

  Exploration explore(Consumer<Progress> progress) {
    long began = System.nanoTime();
    note(engine.initial(), -1, -1);
    Found found = null;
    while (!frontier.isEmpty() && found == null && seen.size() < bound.maxStates()) {
      progress.accept(new Progress(bound.name(), seen.size(), depth, frontier.size()));
      found = layer();
    }
    boolean exhausted = frontier.isEmpty() && found == null;
    if (exhausted) {
      found = stuck();
    }
    return new Exploration(
        bound,
        seen.size(),
        graph.edges(),
        depth,
        frontier.size(),
        exhausted,
        (System.nanoTime() - began) / 1e9,
        found == null ? null : found.violation(),
        found == null ? List.of() : trace(found));
  }

  private @Nullable Found layer() {
    List<Reached> layer = frontier;
    frontier = new ArrayList<>();
    depth++;
    for (Reached reached : layer) {
      State state = reached.state();
      List<Move> possible = moves.of(state);
      for (int i = 0; i < possible.size(); i++) {
        Made made = engine.make(state, possible.get(i));
        Violation violation = promises.broken(state, possible.get(i), made);
        if (violation != null) {
          return new Found(violation, reached.number(), i);
        }
        graph.add(reached.number(), note(made.state(), reached.number(), i));
      }
    }
    return null;
  }

  /** Numbers a state, and puts a new one on the frontier. */
  private int note(State state, int parent, int ordinal) {
    int number = seen.add(encoder.encode(state));
    if (number >= 0) {
      return number;
    }
    int fresh = -1 - number;
    parents.add(parent);
    ordinals.add(ordinal);
    if (Goal.isReached(state, places)) {
      graph.addGoal(fresh);
    }
    frontier.add(new Reached(fresh, state));
    return fresh;
  }

  private @Nullable Found stuck() {
    int number = graph.firstStuck(seen.size());
    return number < 0
        ? null
        : new Found(new Violation("stuck", "from here no good end can be reached"), number, -1);
  }

  /** Goes the way once more, and tells it. */
  private List<String> trace(Found found) {
    List<Integer> way = new ArrayList<>();
    for (int number = found.number(); number > 0; number = parents.get(number)) {
      way.addFirst(ordinals.get(number));
    }
    if (found.ordinal() >= 0) {
      way.add(found.ordinal());
    }
    List<String> sentences = new ArrayList<>();
    State state = engine.initial();
    for (int ordinal : way) {
      Move move = moves.of(state).get(ordinal);
      Made made = engine.make(state, move);
      sentences.add(Sentences.of(state, move, made));
      state = made.state();
    }
    return sentences;
  }
}
