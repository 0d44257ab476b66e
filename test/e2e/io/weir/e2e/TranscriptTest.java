package io.weir.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.e2e.Transcript.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  void page_withBlocks_givesCommandsWithTheirAnswers() {
    Transcript transcript =
        Transcript.of(
            List.of(
                "$ not this",
                "```console",
                "$ cat <<END",
                ">",
                ">   a",
                "> END",
                "  a",
                "```",
                "text",
                "```console",
                "$ true",
                "```"));

    assertThat(transcript.steps())
        .containsExactly(
            new Step("cat <<END\n\n  a\nEND", List.of("  a")), new Step("true", List.of()));
  }

  @Test
  void answer_otherFiguresOrAnythingForTheEllipsis_isTheSame() {
    Step step = new Step("x", List.of("has   2 parts: 1 a, …", "took   1.5 s", "limit 3"));

    assertThat(step.isAnsweredBy(List.of("has   9 parts: 7 a, 2 b", "took   51 s", "limit 3")))
        .isTrue();
    assertThat(step.isAnsweredBy(List.of("has   9 parts: 7 a, 2 b", "took   51 s", "limit 4")))
        .isFalse();
    assertThat(step.isAnsweredBy(List.of("has   9 parts: 7 a, 2 b", "took   51 s"))).isFalse();
    assertThat(step.isAnsweredBy(List.of("has   9 items: 7 a, 2 b", "took   51 s", "limit 3")))
        .isFalse();
  }
}
