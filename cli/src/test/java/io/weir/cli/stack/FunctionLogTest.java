package io.weir.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
  @Test
  void line_isPassedOnUnlessItCarriesMetrics() {
    List<String> read = new ArrayList<>();

    List.of(
            "{\"level\":\"info\",\"message\":\"pass ended\"}",
            "{\"_aws\":{\"Timestamp\":1795262400000},\"Queue\":\"ingest\",\"Started\":1}",
            "Function host 1 died: exit status 1")
        .forEach(FunctionLog.to(read::add));

    assertThat(read)
        .containsExactly(
            "{\"level\":\"info\",\"message\":\"pass ended\"}",
            "Function host 1 died: exit status 1");
  }
}
