package io.weir.cli.ingestbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void parse_status_isThePeakInMegabytes() {
    assertThat(
            ResidentMemory.parse("VmPeak:\t 9999999 kB\nVmHWM:\t  131072 kB\nVmRSS:\t 1024 kB\n"))
        .hasValue(128);
  }

  @Test
  void parse_noSuchLine_isNotKnown() {
    assertThat(ResidentMemory.parse("Name:\tjava\n")).isEmpty();
  }
}
