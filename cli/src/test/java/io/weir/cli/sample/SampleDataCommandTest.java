package io.weir.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.TestTerminal;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SampleDataCommandTest {
  @TempDir Path folder;

  private final TestTerminal terminal = TestTerminal.unwatched();

  @Test
  void run_newFolder_saysWhatWasWritten() {
    Path made = folder.resolve("made");

    assertThat(
            execute(made.toString(), "--granules", "3", "--pdrs", "1", "--corrupt", "1", "--json"))
        .isZero();

    assertThat(terminal.out()).contains("\"granules\":3,\"pdrs\":1,\"corrupt\":1,\"files\":13");
    assertThat(made.resolve("collections/MOD09GQ___006.json")).exists();
    assertThat(made.resolve("providers/SAMPLE.json")).exists();
  }

  @Test
  void run_folderWithSomethingInIt_isNotTouched() throws IOException {
    Files.writeString(folder.resolve("mine"), "x");

    assertThat(execute(folder.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(folder).isDirectoryContaining("glob:**/mine");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private int execute(String... arguments) {
    return new CommandLine(new SampleDataCommand(terminal.terminal()))
        .setExecutionExceptionHandler(
            (failure, line, result) -> failure instanceof VerbException verb ? verb.exitCode() : 99)
        .execute(arguments);
  }
}
