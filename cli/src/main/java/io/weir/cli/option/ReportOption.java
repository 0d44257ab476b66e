package io.weir.cli.option;

import io.weir.cli.measure.ReportFile;
import io.weir.cli.measure.RunRecord;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the records that a run's figures were measured from. */
public final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write each execution to this file, one JSON object a line.")
  private @Nullable Path report;

  /**
   * Writes the file, if one is wanted.
   *
   * @throws VerbException if it cannot be written
   */
  public void write(List<RunRecord> records) {
    if (report == null) {
      return;
    }
    try {
      ReportFile.write(report, records);
    } catch (IOException e) {
      throw VerbException.usage(
          "--report: cannot write %s (%s)".formatted(report, e.getClass().getSimpleName()));
    }
  }
}
