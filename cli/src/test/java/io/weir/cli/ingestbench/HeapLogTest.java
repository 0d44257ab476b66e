package io.weir.cli.ingestbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapLogTest {
  private final HeapLog log = new HeapLog();

  @Test
  void peak_noCollections_isZero() {
    assertThat(log.peak()).isEqualTo(new HeapLog.Peak(0, 0));
  }

  @Test
  void line_collections_keepTheMostLeftByOne() {
    log.line("[gc] GC(0) Pause Young (Allocation Failure) 11M->3M(38M) 4.101ms");
    log.line("[gc] GC(1) Pause Full (Allocation Failure) 35M->24M(38M) 40.120ms");
    log.line("[gc] GC(2) Pause Young (Allocation Failure) 36M->9M(38M) 3.000ms");

    assertThat(log.peak()).isEqualTo(new HeapLog.Peak(3, 24));
  }

  @Test
  void line_otherOutput_isNotCounted() {
    log.line("[gc] Using Serial");
    log.line("weir-queue-granules: Pause 90M->80M(90M) of somebody else");

    assertThat(log.peak()).isEqualTo(new HeapLog.Peak(0, 0));
  }

  @Test
  void jvmOptions_limitTheHeap() {
    assertThat(HeapLog.jvmOptions(40)).contains("-Xmx40m");
  }
}
