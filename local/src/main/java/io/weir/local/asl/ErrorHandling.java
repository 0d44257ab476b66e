package io.weir.local.asl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.ErrorName;
import io.weir.local.asl.data.Scope;
import io.weir.local.asl.data.StateFailure;
import io.weir.local.asl.definition.Catcher;
import io.weir.local.asl.definition.ErrorPolicy;
import io.weir.local.asl.definition.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tries a state again after a failure as its retriers say, and hands what remains to its catchers.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">
 *     Handling errors in Step Functions workflows</a>
 */
final class ErrorHandling {

  private static final double NANOS_PER_SECOND = 1e9;

  private ErrorHandling() {}

  /** One try of a state. */
  interface Attempt {
    Step run() throws InterruptedException;
  }

  static Step run(ErrorPolicy policy, Visit visit, JsonElement input, Attempt attempt)
      throws InterruptedException {
    int[] retries = new int[policy.retriers().size()];
    while (true) {
      try {
        return attempt.run();
      } catch (StateFailure failure) {
        visit.tell(failure);
        Optional<Duration> delay = retryDelay(policy.retriers(), retries, visit, failure);
        if (delay.isEmpty()) {
          return caught(policy.catchers(), visit, input, failure);
        }
        ExecutionRun run = visit.branch().run();
        run.sleepUntil(run.now().plus(delay.get()));
        visit.retried();
      }
    }
  }

  /** The delay by the first retrier for this error, unless that one is used up. */
  private static Optional<Duration> retryDelay(
      List<Retrier> retriers, int[] retries, Visit visit, StateFailure failure) {
    for (int index = 0; index < retriers.size(); index++) {
      Retrier retrier = retriers.get(index);
      if (matches(retrier.errorEquals(), failure)) {
        return retries[index] < retrier.maxAttempts()
            ? Optional.of(delay(retrier, retries[index]++, visit))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Duration delay(Retrier retrier, int retriesBefore, Visit visit) {
    double seconds =
        retrier.interval().toSeconds() * Math.pow(retrier.backoffRate(), retriesBefore);
    if (retrier.maxDelay() != null) {
      seconds = Math.min(seconds, (double) retrier.maxDelay().toSeconds());
    }
    if (retrier.fullJitter()) {
      seconds *= visit.branch().run().settings().random().nextDouble();
    }
    // Saturates at 292 years, far beyond the year that an execution may take.
    return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
  }

  private static Step caught(
      List<Catcher> catchers, Visit visit, JsonElement input, StateFailure failure) {
    for (Catcher catcher : catchers) {
      if (matches(catcher.errorEquals(), failure)) {
        return caught(catcher, visit, input, errorOutput(failure));
      }
    }
    throw failure;
  }

  /** In JSONPath the error output is {@code $}; in JSONata the input stays at hand. */
  private static Step caught(
      Catcher catcher, Visit visit, JsonElement input, JsonElement errorOutput) {
    Scope scope =
        catcher.jsonata()
            ? visit.scope(input).withErrorOutput(errorOutput)
            : visit.scope(errorOutput);
    JsonElement combined =
        catcher.resultPath() == null ? input : catcher.resultPath().replace(input, errorOutput);
    JsonElement output = DataProcessing.evaluated(catcher.output(), scope, combined, visit);
    DataProcessing.assign(catcher.assign(), visit, scope);
    return new Step(output, catcher.next());
  }

  private static JsonElement errorOutput(StateFailure failure) {
    JsonObject output = new JsonObject();
    output.addProperty("Error", failure.error());
    if (failure.causeText() != null) {
      output.addProperty("Cause", failure.causeText());
    }
    return output;
  }

  /**
   * Whether the names, or the broader one it goes by, are for this failure. States.Runtime is
   * final, whatever they say; the wildcards leave out States.DataLimitExceeded, and
   * States.TaskFailed leaves out States.Timeout too.
   */
  private static boolean matches(List<String> names, StateFailure failure) {
    String error = failure.error();
    String family = failure.family();
    if (error.equals(ErrorName.RUNTIME)) {
      return false;
    }
    if (names.contains(error) || (family != null && names.contains(family))) {
      return true;
    }
    if (error.equals(ErrorName.DATA_LIMIT_EXCEEDED)) {
      return false;
    }
    return names.contains(ErrorName.ALL)
        || (names.contains(ErrorName.TASK_FAILED) && !error.equals(ErrorName.TIMEOUT));
  }
}
