package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;

/**
 * What the functions are made of.
 *
 * @param prefix what their names begin with
 * @param tables the tables they work on
 * @param code the package of {@code lambdas/throttle}: its classes and, in {@code lib}, its jars
 * @param logGroups how their logs are kept
 * @param memoryMegabytes 512 to 10,240; a function's share of a CPU grows with it
 * @param architecture what they run on
 * @param snapStart whether they start from a snapshot; then a version is published and everything
 *     invokes it by the alias {@code live}
 * @param environment the dimension {@code Environment} of their metrics, which tells two
 *     deployments in one account apart; null for none
 */
public record ThrottleFunctionsProps(
    String prefix,
    SemaphoreTables tables,
    Code code,
    LogGroups logGroups,
    int memoryMegabytes,
    Architecture architecture,
    boolean snapStart,
    @Nullable String environment) {
  /** Megabytes unless told otherwise. */
  public static final int DEFAULT_MEMORY_MEGABYTES = 1024;

  public ThrottleFunctionsProps {
    requireNonNull(prefix);
    requireNonNull(tables);
    requireNonNull(code);
    requireNonNull(logGroups);
    requireNonNull(architecture);
  }

  /** Functions of {@value #DEFAULT_MEMORY_MEGABYTES} MB on ARM, without SnapStart. */
  public static ThrottleFunctionsProps of(
      String prefix, SemaphoreTables tables, Code code, LogGroups logGroups) {
    return new ThrottleFunctionsProps(
        prefix,
        tables,
        code,
        logGroups,
        DEFAULT_MEMORY_MEGABYTES,
        Architecture.ARM_64,
        false,
        prefix);
  }

  /** The same with another size. */
  public ThrottleFunctionsProps withMemoryMegabytes(int megabytes) {
    return new ThrottleFunctionsProps(
        prefix, tables, code, logGroups, megabytes, architecture, snapStart, environment);
  }

  /** The same on another architecture. */
  public ThrottleFunctionsProps withArchitecture(Architecture other) {
    return new ThrottleFunctionsProps(
        prefix, tables, code, logGroups, memoryMegabytes, other, snapStart, environment);
  }

  /** The same with or without SnapStart. */
  public ThrottleFunctionsProps withSnapStart(boolean wanted) {
    return new ThrottleFunctionsProps(
        prefix, tables, code, logGroups, memoryMegabytes, architecture, wanted, environment);
  }
}
