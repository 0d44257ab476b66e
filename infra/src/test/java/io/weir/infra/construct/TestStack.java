package io.weir.infra.construct;

import io.weir.infra.Resources;
import io.weir.infra.Synthesized;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;

/** A stack of somebody who uses the constructs on their own. */
final class TestStack {
  static final LogGroups LOGS = new LogGroups(Duration.ofDays(7), Retention.DESTROYED);

  private final Path output = Synthesized.folder();
  private final App app = Synthesized.app(output);
  final Stack stack =
      new Stack(
          app,
          "theirs",
          StackProps.builder()
              .env(Environment.builder().account("123456789012").region("us-east-1").build())
              .analyticsReporting(false)
              .build());
  final ThrottleFunctions functions;
  final Schedules schedules;

  TestStack(boolean snapStart) {
    SemaphoreTables tables = new SemaphoreTables(stack, "Tables", "their", Retention.DESTROYED);
    functions =
        new ThrottleFunctions(
            stack,
            "Functions",
            ThrottleFunctionsProps.of(
                    "their", tables, Code.fromAsset("src/test/resources/function"), LOGS)
                .withSnapStart(snapStart));
    schedules = new Schedules(stack, "Schedules", "their", functions);
  }

  Resources synthesize() {
    app.synth();
    return new Resources(Synthesized.read(output.resolve("theirs.template.json")));
  }
}
