package io.weir.infra.construct;

import static java.util.Objects.requireNonNull;

import java.util.List;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the tasks' functions are made of.
 *
 * @param prefix what their names begin with, and the folder of the records that they read
 * @param tasks those that get a function, none twice
 * @param code the package of {@code lambdas/ingest}: in {@code lib}, its jars
 * @param logGroups how their logs are kept
 * @param buckets where records, large messages and files are
 * @param queues those that the queueing tasks may send to
 * @param providerBuckets the names of the buckets of {@code s3} providers that the tasks may read;
 *     none by default. One that is not named here lets the roles in by its own policy
 * @param memoryMegabytes 512 to 10,240; a function's share of a CPU grows with it
 * @param architecture what they run on
 */
public record IngestFunctionsProps(
    String prefix,
    List<IngestTask> tasks,
    Code code,
    LogGroups logGroups,
    IngestBuckets buckets,
    List<IQueue> queues,
    List<String> providerBuckets,
    int memoryMegabytes,
    Architecture architecture) {
  public IngestFunctionsProps {
    requireNonNull(prefix);
    requireNonNull(code);
    requireNonNull(logGroups);
    requireNonNull(buckets);
    requireNonNull(architecture);
    tasks = List.copyOf(tasks);
    queues = List.copyOf(queues);
    providerBuckets = List.copyOf(providerBuckets);
  }

  /** Functions of 1,024 MB on ARM, without queues or providers' buckets. */
  public static IngestFunctionsProps of(
      String prefix,
      List<IngestTask> tasks,
      Code code,
      LogGroups logGroups,
      IngestBuckets buckets) {
    return new IngestFunctionsProps(
        prefix,
        tasks,
        code,
        logGroups,
        buckets,
        List.of(),
        List.of(),
        ThrottleFunctionsProps.DEFAULT_MEMORY_MEGABYTES,
        Architecture.ARM_64);
  }

  /** The same with queues to send to. */
  public IngestFunctionsProps withQueues(List<IQueue> targets) {
    return new IngestFunctionsProps(
        prefix,
        tasks,
        code,
        logGroups,
        buckets,
        targets,
        providerBuckets,
        memoryMegabytes,
        architecture);
  }

  /** The same with providers' buckets to read. */
  public IngestFunctionsProps withProviderBuckets(List<String> names) {
    return new IngestFunctionsProps(
        prefix, tasks, code, logGroups, buckets, queues, names, memoryMegabytes, architecture);
  }

  /** The same with another size, on another architecture. */
  public IngestFunctionsProps withMachine(int megabytes, Architecture other) {
    return new IngestFunctionsProps(
        prefix, tasks, code, logGroups, buckets, queues, providerBuckets, megabytes, other);
  }
}
