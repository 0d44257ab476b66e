package io.weir.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @Test
  void write_records_areOneObjectALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.jsonl");

    ReportFile.write(file, List.of(Records.runOf("m", 0, 1500), Records.running(7)));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"executionArn\":\"arn:m\",\"messageId\":\"m\",\"start\":\"2026-01-01T00:00:00Z\","
                + "\"stop\":\"2026-01-01T00:00:01.500Z\",\"status\":\"SUCCEEDED\"}",
            "{\"executionArn\":\"arn:m-7\",\"messageId\":\"m-7\","
                + "\"start\":\"2026-01-01T00:00:00.007Z\",\"stop\":null,\"status\":\"RUNNING\"}");
  }
}
