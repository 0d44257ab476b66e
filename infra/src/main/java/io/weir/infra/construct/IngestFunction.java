package io.weir.infra.construct;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A function of {@code lambdas/ingest} to be, with its log, and a role that may write to it. */
final class IngestFunction extends Construct {
  private final Role role;
  private final Function.Builder builder;

  /**
   * Creates the log and the role.
   *
   * @param name the function's physical name
   * @param handler its class
   */
  IngestFunction(
      Construct scope,
      String id,
      String name,
      String handler,
      Duration timeout,
      IngestFunctionsProps props) {
    super(scope, id);
    LogGroup log = props.logGroups().create(this, "Log", "/aws/lambda/" + name);
    this.role = Roles.ofLambda(this, "Role", log);
    this.builder =
        Function.Builder.create(this, "Function")
            .functionName(name)
            .runtime(Runtime.JAVA_25)
            .handler(handler)
            .code(props.code())
            .memorySize(props.memoryMegabytes())
            .architecture(props.architecture())
            .timeout(timeout)
            .role(role)
            .logGroup(log);
  }

  /** Returns the role that the function will have. */
  Role role() {
    return role;
  }

  /** Returns what makes the function, once. */
  Function.Builder builder() {
    return builder;
  }
}
