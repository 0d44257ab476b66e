package io.weir.cli.coldstart;

import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.stack.Project;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.SemaphoreStore;
import io.weir.local.StackTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir bench coldstart}. */
@Command(
    name = "coldstart",
    description = {
      "How soon the packaged functions answer for the first time: by AWS' runtime interface",
      "client, in the layout that is deployed, with real work on a local stack. 'plain' is the",
      "same code as Maven packages it, 'deployed' is what is deployed."
    },
    footer = {
      "",
      "Examples:",
      "  ./weir bench coldstart",
      "  ./weir bench coldstart --runs 20 --package mine=my.zip --json"
    })
public final class ColdStartBenchCommand implements Callable<Integer> {
  @Option(
      names = "--runs",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "10",
      description = "Processes of each package and function; default ${DEFAULT-VALUE}.")
  private int runs = 10;

  @Option(
      names = "--package",
      paramLabel = "NAME=FILE",
      converter = FunctionPackage.Converter.class,
      description = "Measure this zip of the functions, too.")
  private List<FunctionPackage> more = List.of();

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;

  /** Writes to the terminal. */
  public ColdStartBenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (runs < 1) {
      throw VerbException.usage("--runs: at least 1");
    }
    Project project = Project.ofProcess();
    try (RunningStack stack = RunningStack.start(options(project))) {
      ColdStartResult result =
          new ColdStartRun(packages(project), runs, stack, json.statusLine(terminal)).run();
      terminal.print(json.isWanted() ? ColdStartJson.of(result) : ColdStartTable.of(result));
      return ExitCode.OK;
    }
  }

  private List<FunctionPackage> packages(Project project) {
    List<FunctionPackage> packages = new ArrayList<>();
    packages.add(new FunctionPackage("plain", project.plainPackage()));
    packages.add(new FunctionPackage("deployed", project.functionPackage()));
    packages.addAll(more);
    return packages;
  }

  /** Without queues of its own: nobody but the measured function is to serve them. */
  private static LocalStackOptions options(Project project) {
    return LocalStackOptions.builder(
            project.handlerClassPath(), new SemaphoreStore.DynamoDb(project.dynamoDbLibraries()))
        .timings(StackTimings.AWS)
        .workflows(project.workflows())
        .build();
  }
}
