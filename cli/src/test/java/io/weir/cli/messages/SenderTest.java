package io.weir.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderTest {
  @Test
  void batches_manySmallMessages_areTenEach() {
    assertThat(Sender.batches(drafts(25, 10))).extracting(List::size).containsExactly(10, 10, 5);
  }

  @Test
  void batches_largeMessages_areCutByBytes() {
    assertThat(Sender.batches(drafts(5, 400_000))).extracting(List::size).containsExactly(2, 2, 1);
  }

  @Test
  void batches_messageOfTheGreatestSize_goesAlone() {
    assertThat(Sender.batches(drafts(2, Sender.BATCH_BYTES)))
        .extracting(List::size)
        .containsExactly(1, 1);
  }

  @Test
  void batches_nothing_isNone() {
    assertThat(Sender.batches(List.of())).isEmpty();
  }

  private static List<Draft> drafts(int count, int bytes) {
    return IntStream.range(0, count).mapToObj(i -> Draft.unread(i, "x".repeat(bytes))).toList();
  }
}
