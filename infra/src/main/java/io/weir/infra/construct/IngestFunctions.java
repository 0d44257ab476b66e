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
    return task == IngestTask.SYNC_GRANULE
        ? function.builder().ephemeralStorageSize(DISK_FOR_FILES).build()
        : function.builder().build();
  }
}
