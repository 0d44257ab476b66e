package io.weir.check;

import java.util.BitSet;

/** Which state leads to which. One thread. */
final class Graph {
  private final IntList from = new IntList();
  private final IntList to = new IntList();
  private final BitSet goals = new BitSet();

  void add(int source, int target) {
    from.add(source);
    to.add(target);
  }

  void addGoal(int state) {
    goals.set(state);
  }

  int edges() {
    return from.size();
  }

  /** Returns the first of so many states that leads to no goal; -1 if there is none. */
  int firstStuck(int states) {
    int[] starts = starts(states);
    int[] sources = sources(starts);
    BitSet leads = new BitSet(states);
    leads.or(goals);
    IntList queue = new IntList();
    goals.stream().forEach(queue::add);
    for (int next = 0; next < queue.size(); next++) {
      int target = queue.get(next);
      for (int i = starts[target]; i < starts[target + 1]; i++) {
        if (!leads.get(sources[i])) {
          leads.set(sources[i]);
          queue.add(sources[i]);
        }
      }
    }
    int stuck = leads.nextClearBit(0);
    return stuck < states ? stuck : -1;
  }

  /** Where the sources of each target begin. */
  private int[] starts(int states) {
    int[] starts = new int[states + 2];
    for (int i = 0; i < to.size(); i++) {
      starts[to.get(i) + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private int[] sources(int[] starts) {
    int[] next = starts.clone();
    int[] sources = new int[to.size()];
    for (int i = 0; i < to.size(); i++) {
      sources[next[to.get(i)]++] = from.get(i);
    }
    return sources;
  }
}
