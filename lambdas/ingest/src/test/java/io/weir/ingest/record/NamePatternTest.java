package io.weir.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import org.junit.jupiter.api.Test;

final class NamePatternTest {
  private static final String MODIS = "MOD09GQ.A2017025.h21v00.006.2017034065104.hdf";

  @Test
  void matches_expressionOfACumulusCollection_fitsItsSample() {
    NamePattern pattern =
        NamePattern.of("^MOD09GQ\\.A[\\d]{7}\\.[\\S]{6}\\.006\\.[\\d]{13}\\.hdf$", "x");

    assertThat(pattern.matches(MODIS)).isTrue();
    assertThat(pattern.matches(MODIS + ".met")).isFalse();
  }

  @Test
  void matches_notAnchored_looksAnywhereAsJavaScriptDoes() {
    assertThat(NamePattern.of("h21v00", "x").matches(MODIS)).isTrue();
  }

  @Test
  void matches_lookAheadAndNamedGroup_work() {
    NamePattern pattern = NamePattern.of("^(?!BROWSE)(?<id>MOD.*)\\.hdf$", "x");

    assertThat(pattern.matches(MODIS)).isTrue();
    assertThat(pattern.matches("BROWSE." + MODIS)).isFalse();
  }

  @Test
  void firstGroup_groupThatTookNoPart_isEmpty() {
    assertThat(NamePattern.of("(a)|b", "x").firstGroup("b")).isEmpty();
  }

  @Test
  void of_notCompiling_namesFieldAndIndex() {
    assertThatThrownBy(() -> NamePattern.of("MOD(", "collection C___1: files[0].regex"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection C___1: files[0].regex is no regular expression")
        .hasMessageContaining("index 4");
  }

  @Test
  void matches_backtrackingForEver_failsNamingFieldAndName() {
    NamePattern pattern = NamePattern.of("^(.*a){12}$", "collection C___1: files[0].regex");
    String name = "a".repeat(60) + "!";

    assertThatThrownBy(() -> pattern.matches(name))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection C___1: files[0].regex backtracks")
        .hasMessageContaining(name);
  }

  @Test
  void matches_deepRecursionOnTheLongestName_answers() {
    NamePattern pattern = NamePattern.of("^(a|b|ab)*c", "x");

    assertThat(pattern.matches("ab".repeat(NamePattern.LONGEST_NAME / 2))).isFalse();
  }

  @Test
  void matches_longerNameThanAny_isRefused() {
    NamePattern pattern = NamePattern.of("a", "x");

    assertThatThrownBy(() -> pattern.matches("a".repeat(NamePattern.LONGEST_NAME + 1)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("1025 characters");
  }

  @Test
  void withGroup_none_isRefused() {
    NamePattern pattern = NamePattern.of("a.*", "collection C___1: granuleIdExtraction");

    assertThatThrownBy(pattern::withGroup)
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("granuleIdExtraction needs a group");
  }
}
