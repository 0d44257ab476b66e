package io.weir.infra.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One function with its log group and its role. The role may write to that log group, and what it
 * is allowed beyond; no managed policy is attached.
 */
final class ThrottleFunction extends Construct {
  /** What SnapStart's version is invoked by: it stays when the version changes. */
  static final String ALIAS = "live";

  /** {@code Timings.AWS} of the functions is made for it. */
  static final Duration TIMEOUT = Duration.seconds(60);

  /** The least that Lambda takes. */
  private static final Duration EVENT_AGE = Duration.seconds(60);

  private final Role role;
  private final Function function;
  private final IFunction target;

  /**
   * Creates the function.
   *
   * @param name its physical name
   * @param handler the class in {@code io.weir.lambda}
   * @param variables its environment, in this order
   */
  ThrottleFunction(
      Construct scope,
      String id,
      String name,
      String handler,
      ThrottleFunctionsProps props,
      Map<String, String> variables) {
    super(scope, id);
    LogGroup logGroup = props.logGroups().create(this, "Log", "/aws/lambda/" + name);
    this.role = Roles.ofLambda(this, "Role", logGroup);
    this.function = createFunction(name, handler, props, variables, logGroup);
    this.target = props.snapStart() ? createAlias() : function;
  }

  /** Allows one thing. */
  void allow(List<String> actions, List<String> resources) {
    Roles.allow(role, actions, resources);
  }

  /** Makes an asynchronous call at once or not at all: the next minute brings another. */
  void withoutRetries() {
    target.configureAsyncInvoke(
        EventInvokeConfigOptions.builder().maxEventAge(EVENT_AGE).retryAttempts(0).build());
  }

  IFunction function() {
    return function;
  }

  /** Returns what is to be invoked: the function, or with SnapStart its alias. */
  IFunction target() {
    return target;
  }

  private Function createFunction(
      String name,
      String handler,
      ThrottleFunctionsProps props,
      Map<String, String> variables,
      LogGroup logGroup) {
    Function.Builder builder =
        Function.Builder.create(this, "Function")
            .functionName(name)
            .runtime(Runtime.JAVA_25)
            .handler("io.weir.lambda." + handler)
            .code(props.code())
            .memorySize(props.memoryMegabytes())
            .architecture(props.architecture())
            .timeout(TIMEOUT)
            .environment(variables)
            .role(role)
            .logGroup(logGroup);
    return props.snapStart()
        ? builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS).build()
        : builder.build();
  }

  /** SnapStart takes its snapshot of a published version; {@code $LATEST} has none. */
  private Alias createAlias() {
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "the alias has a published version");
    return Alias.Builder.create(this, "Alias")
        .aliasName(ALIAS)
        .version(function.getCurrentVersion())
        .build();
  }
}
