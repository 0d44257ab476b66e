package io.weir.environment;

/**
 * How the functions run.
 *
 * @param memoryMegabytes 512 to 10,240; the share of processors grows with it
 * @param snapStart whether a function starts from a snapshot of an initialized one
 */
public record FunctionSettings(int memoryMegabytes, Architecture architecture, boolean snapStart) {
  /** 1,024 MB on ARM, without SnapStart. */
  public static final FunctionSettings DEFAULT =
      new FunctionSettings(1024, Architecture.ARM64, false);

  /** Less does not hold the JVM and the SDK. */
  static final int LEAST_MEMORY_MEGABYTES = 512;

  /** Lambda's own. */
  static final int MOST_MEMORY_MEGABYTES = 10_240;
}
