package io.weir.cli.synth;

import io.weir.cli.stack.Project;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir synth}: hands over to the CDK app, which has a class path of its own. */
@Command(
    name = "synth",
    description = "Write an environment's template.",
    footer = {
      "",
      "CloudFormation's, for infra/environments/NAME.yaml. It takes Node.js 20 or newer, and no",
      "AWS account. `cdk synth|diff|deploy -c environment=NAME` runs this too.",
      "",
      "Examples:",
      "  ./weir synth --environment dev",
      "  ./weir synth --environment prod --output target/prod"
    })
public final class SynthCommand implements Callable<Integer> {
  private static final String MAIN_CLASS = "io.weir.infra.Synth";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Which one; under CDK's own command line, -c environment=NAME says it.")
  private @Nullable String environment;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the template goes; default: cdk.out in the checkout.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process app = command(Project.ofProcess().root()).start();
    try {
      return app.waitFor();
    } catch (InterruptedException stopped) {
      app.destroy();
      return ExitCode.INTERRUPTED;
    }
  }

  private ProcessBuilder command(Path root) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dweir.root=" + root);
    command.addAll(List.of("-cp", classPath(root.resolve("infra/target")), MAIN_CLASS));
    if (environment != null) {
      command.addAll(List.of("--environment", environment));
    }
    if (output != null) {
      command.addAll(List.of("--output", output.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    builder.environment().put("JSII_DEPRECATED", "quiet");
    return builder;
  }

  private static String classPath(Path target) {
    Path classes = target.resolve("classes");
    if (!classes.toFile().isDirectory()) {
      throw VerbException.usage(
          "no CDK app in %s: run `mvn -DskipTests package` in the checkout".formatted(target));
    }
    return classes + System.getProperty("path.separator") + target.resolve("lib") + "/*";
  }
}
