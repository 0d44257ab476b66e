package io.weir.cli.ingestbench;

import io.weir.cli.measure.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What one state of the workflow has done.
 *
 * @param count granules discovered, or messages sent
 * @param elapsed from entering the state until leaving it
 * @param functionsCpu what the functions' process took of the cores meanwhile
 * @param endpointsCpu what this process took, with the endpoints of SQS, Step Functions and Lambda
 */
record Stage(int count, Duration elapsed, Duration functionsCpu, Duration endpointsCpu) {
  /** Medians of the same stage, run several times: each figure's own. */
  static Stage median(List<Stage> stages) {
    return new Stage(
        stages.getFirst().count,
        median(stages, Stage::elapsed),
        median(stages, Stage::functionsCpu),
        median(stages, Stage::endpointsCpu));
  }

  private static Duration median(List<Stage> stages, Function<Stage, Duration> figure) {
    return Percentiles.median(stages.stream().map(figure).toList());
  }

  double perSecond() {
    return elapsed.isZero() ? 0 : count / (elapsed.toNanos() / 1e9);
  }

  /** What one granule, or message, took of the cores in the functions' process. */
  double functionsMillisEach() {
    return millisEach(functionsCpu);
  }

  /** The same in this process. */
  double endpointsMillisEach() {
    return millisEach(endpointsCpu);
  }

  private double millisEach(Duration cpu) {
    return count == 0 ? 0 : cpu.toNanos() / 1e6 / count;
  }
}
