package io.weir.infra.construct;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * The functions of data ingest's tasks, {@code PREFIX-discover-granules} and so on, each with a log
 * and a role of its own that allows what its task does and nothing else. Who may call them their
 * callers' roles say.
 */
public final class IngestFunctions extends Construct {
  /** Lambda's longest: a listing or a copy takes what it takes. */
  private static final Duration TIMEOUT = Duration.minutes(15);

  /** Lambda's most: a file is verified on disk before it is put in its place. */
  private static final Size DISK_FOR_FILES = Size.gibibytes(10);

  /**
   * For a million granules of nine files. On disk at once are the listing, some 170 bytes a file,
   * and the answer, some 100 a granule and 290 a file: 4.25 GB. A run of all 15 minutes costs
   * $0.0001 more by it, at $0.0000000309 a GB-second beyond the 512 MB that every function has, and
   * with which the others' lists of a million fit: 170 and 100 bytes a PDR, some 210 a message.
   */
  private static final Size DISK_FOR_LISTINGS = Size.gibibytes(4);

  private final Map<IngestTask, Function> functions = new EnumMap<>(IngestTask.class);

  /** Creates the functions. */
  public IngestFunctions(Construct scope, String id, IngestFunctionsProps props) {
    super(scope, id);
    props.tasks().forEach(task -> functions.put(task, create(task, props)));
  }

  /** Returns the functions' ARNs by what stands for them in workflows' files. */
  public Map<String, String> arnsByPlace() {
    Map<String, String> arns = new LinkedHashMap<>();
    functions.forEach((task, function) -> arns.put(task.place(), function.getFunctionArn()));
    return arns;
  }

  private Function create(IngestTask task, IngestFunctionsProps props) {
    IngestFunction function =
        new IngestFunction(
            this, task.id(), task.functionName(props.prefix()), task.handler(), TIMEOUT, props);
    IngestPermissions.allow(function.role(), task, props);
    return switch (task) {
      case SYNC_GRANULE -> function.builder().ephemeralStorageSize(DISK_FOR_FILES).build();
      case DISCOVER_GRANULES -> function.builder().ephemeralStorageSize(DISK_FOR_LISTINGS).build();
      default -> function.builder().build();
    };
  }
}
