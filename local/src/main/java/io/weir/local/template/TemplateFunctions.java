package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.IngestSettings;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackTimings;
import io.weir.local.WeirDefinition;
import io.weir.local.events.EventSourceMapping;
import io.weir.local.lambda.LambdaFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a template that are of a Java runtime.
 *
 * @param timings by which timeouts are shortened, but for data ingest's: a listing or a copy takes
 *     what it takes
 * @param providerFolder what data ingest's functions are told; null for nothing
 */
record TemplateFunctions(
    Template template,
    Names names,
    Intrinsics intrinsics,
    StackTimings timings,
    @Nullable Path providerFolder) {
  private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

  /** All of them, in the template's order. */
  List<HostedFunction> all(TemplateQueues queues) {
    return resources().map(each -> function(each, queues)).toList();
  }

  /** Whether there is one of data ingest: these alone use S3. */
  boolean useBuckets() {
    return resources().anyMatch(this::isOfIngest);
  }

  /** Where each function's code is, by the functions' names. */
  Map<String, Path> packages() {
    Assets assets = Assets.of(template);
    Map<String, Path> packages = new LinkedHashMap<>();
    resources()
        .forEach(
            function ->
                packages.put(
                    names.nameOf(function),
                    assets.path(function, intrinsics.text(function, "Code", "S3Key"))));
    return packages;
  }

  private Stream<Resource> resources() {
    return template.ofType(Names.FUNCTION).stream()
        .filter(function -> intrinsics.text(function, "Runtime").startsWith("java"));
  }

  private boolean isOfIngest(Resource function) {
    return IngestSettings.isHandler(intrinsics.text(function, "Handler"));
  }

  private HostedFunction function(Resource function, TemplateQueues queues) {
    Duration timeout = Duration.ofSeconds(function.get("Timeout").getAsLong());
    LambdaFunction lambda =
        new LambdaFunction(
            names.nameOf(function),
            intrinsics.text(function, "Handler"),
            isOfIngest(function) ? timeout : timings.scaled(timeout),
            concurrency(function));
    return new HostedFunction(lambda, variables(function, queues));
  }

  private Map<String, String> variables(Resource function, TemplateQueues queues) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (function.find("Environment", "Variables").orElse(null) instanceof JsonObject given) {
      given
          .entrySet()
          .forEach(
              e ->
                  variables.put(
                      e.getKey(), queues.withLocalQueues(intrinsics.text(function, e.getValue()))));
    }
    if (isOfIngest(function)) {
      variables.putAll(IngestSettings.variables(providerFolder));
    }
    return variables;
  }

  /** Reserved, or as many as its event source may ask for; what Lambda would give is no limit. */
  private int concurrency(Resource function) {
    if (isOfIngest(function)) {
      return IngestSettings.FUNCTION_CONCURRENCY;
    }
    return function
        .find("ReservedConcurrentExecutions")
        .map(JsonElement::getAsInt)
        .orElseGet(
            () -> ofEventSource(function).orElse(WeirDefinition.DEFAULT_THROTTLE_CONCURRENCY));
  }

  private OptionalInt ofEventSource(Resource function) {
    return template.ofType(MAPPING).stream()
        .filter(
            each -> intrinsics.functionName(each, "FunctionName").equals(names.nameOf(function)))
        .mapToInt(TemplateFunctions::maximumConcurrency)
        .max();
  }

  /** How many invocations a mapping may have under way. */
  static int maximumConcurrency(Resource mapping) {
    return mapping
        .find("ScalingConfig", "MaximumConcurrency")
        .map(JsonElement::getAsInt)
        .orElse(EventSourceMapping.Settings.DEFAULT.maximumConcurrency());
  }
}
