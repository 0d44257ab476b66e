package io.weir.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Decides what becomes of each request. Thread-safe. */
@FunctionalInterface
interface FaultPlan {
  FaultPlan NO_FAULTS = (operation, call) -> Fault.NONE;

  /**
   * Decides about one request.
   *
   * @param operation {@code TransactWriteItems}, {@code ReceiveMessage} ...
   * @param call the same for all attempts of one call of the client
   */
  Fault next(String operation, String call);

  /** The first request of an operation meets the fault, all others none. */
  static FaultPlan first(String operation, Fault fault) {
    return script(operation, fault);
  }

  /** The requests of an operation meet these faults in turn, then none. */
  static FaultPlan script(String operation, Fault... faults) {
    return new FaultPlan() {
      private int met;

      @Override
      public synchronized Fault next(String each, String call) {
        return each.equals(operation) && met < faults.length ? faults[met++] : Fault.NONE;
      }
    };
  }

  /**
   * One call in four meets a fault, by a seed, at its first attempt: so none needs more than two,
   * and the client's quota of retries is never used up.
   */
  static FaultPlan sprinkled(long seed, Map<String, List<Fault>> faults) {
    Random random = new Random(seed);
    Set<String> known = new HashSet<>();
    return new FaultPlan() {
      @Override
      public synchronized Fault next(String operation, String call) {
        List<Fault> possible = faults.getOrDefault(operation, List.of());
        boolean sound = !known.add(call) || possible.isEmpty() || random.nextInt(4) > 0;
        return sound ? Fault.NONE : possible.get(random.nextInt(possible.size()));
      }
    };
  }
}
