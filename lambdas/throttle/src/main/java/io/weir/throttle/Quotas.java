package io.weir.throttle;

/**
 * How much of the account's request quotas of Step Functions one reconciler may use; the rest is
 * left to the throttle and to people.
 *
 * @param describesPerSecond DescribeExecution; AWS refills 15 a second in its largest regions, 10
 *     in the others
 * @param listsPerSecond ListExecutions; AWS refills 5 a second, 2 in the others
 * @param pagesPerRound the most pages of lists in one round
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
 *     Functions service quotas</a>
 */
public record Quotas(int describesPerSecond, int listsPerSecond, int pagesPerRound) {
  /** Fits in every region. */
  public static final Quotas DEFAULT = new Quotas(8, 2, 20);

  public Quotas {
    require("describesPerSecond", describesPerSecond);
    require("listsPerSecond", listsPerSecond);
    require("pagesPerRound", pagesPerRound);
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }
}
