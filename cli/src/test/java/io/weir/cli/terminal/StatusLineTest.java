package io.weir.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void show_onATerminal_isDrawnInPlaceAndTakenOff() {
    TestTerminal terminal = TestTerminal.watched();
    StatusLine line = new StatusLine(terminal.terminal(), true);

    line.show("one", BEGIN);
    line.show("two", BEGIN);
    line.clear();

    assertThat(terminal.err()).isEqualTo("\r\u001b[2Kone\r\u001b[2Ktwo\r\u001b[2K");
  }

  @Test
  void show_elsewhere_isWrittenEveryFewSeconds() {
    TestTerminal terminal = TestTerminal.unwatched();
    StatusLine line = new StatusLine(terminal.terminal(), true);

    line.show("one", BEGIN);
    line.show("two", BEGIN.plus(StatusLine.LOG_INTERVAL).minusMillis(1));
    line.show("three", BEGIN.plus(StatusLine.LOG_INTERVAL));
    line.clear();

    assertThat(terminal.err().lines()).containsExactly("one", "three");
  }

  @Test
  void show_notWanted_writesNothing() {
    TestTerminal terminal = TestTerminal.unwatched();

    new StatusLine(terminal.terminal(), false).show("one", BEGIN);

    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void show_withAnEnding_endsWithWhatThatSaysNow() {
    TestTerminal terminal = TestTerminal.watched();
    AtomicInteger count = new AtomicInteger();
    StatusLine line =
        new StatusLine(terminal.terminal(), true).endingWith(() -> " " + count.incrementAndGet());

    line.show("one", BEGIN);
    line.show("two", BEGIN);

    assertThat(terminal.err()).isEqualTo("\r\u001b[2Kone 1\r\u001b[2Ktwo 2");
  }
}
