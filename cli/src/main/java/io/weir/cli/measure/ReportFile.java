package io.weir.cli.measure;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes records as a file, one JSON object a line, for whoever wants to check the figures. */
public final class ReportFile {
  private ReportFile() {}

  /** Replaces the file. */
  public static void write(Path file, List<RunRecord> records) throws IOException {
    Files.write(file, records.stream().map(ReportFile::line).toList());
  }

  static String line(RunRecord record) {
    JsonObject line = new JsonObject();
    line.addProperty("executionArn", record.executionArn());
    line.addProperty("messageId", record.messageId());
    line.addProperty("start", record.start().toString());
    line.addProperty("stop", record.stop() == null ? null : record.stop().toString());
    line.addProperty("status", record.status());
    return line.toString();
  }
}
