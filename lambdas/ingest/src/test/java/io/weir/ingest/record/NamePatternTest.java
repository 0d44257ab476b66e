package io.weir.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:(?:(?:(?:){1000}){1000}){1000}){1000}x",
        "(?:){2000000000}x",
        "(?:\\Q\\E(?:){5000}){5000}x",
        "(?:(?=(?:){2000}){2000}x)",
        "^(?:[(]|()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?()?)$",
        "^(?:(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)x)",
        "(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)(a*|b*)x",
        "(?<=(?<=(?<=(?!)a{1,99})a{1,99})a{1,99})x",
        "(?x) (?:){2000} {2000} x"
      })
  void of_runningWithoutReading_isRefused(String expression) {
    assertThatThrownBy(() -> NamePattern.of(expression, "collection C___1: files[0].regex"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("files[0].regex repeats too often what may be empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:(?:){0,100000000}){0,100000000}x",
        "(?:(?:){100}){50}x",
        "^((a*)*)*\\1\\2b$",
        "^(?:a*|b*|){60}$x",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(x+x+)+y",
        "^(a?){60}a{60}$",
        "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[.]h5$"
      })
  void matches_knownToBeCatastrophic_ends(String expression) {
    NamePattern pattern = NamePattern.of(expression, "x");

    assertThat(ends(pattern, "x".repeat(40) + "a".repeat(900) + "c")).isTrue();
    assertThat(ends(pattern, "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(?:VNP|VJ1|MOD|MYD|MCD|AST|AIRS|OMI|TES|MLS|HIRDLS)[0-9A-Z]{2,9}(?:_(?:NRT|STD))?\\.A\\d{7}\\.(?:h\\d{2}v\\d{2}\\.)?\\d{3}\\.\\d{13}(?:\\.(?:hdf|nc|h5))?(?:\\.(?:met|xml|md5|png))?$",
        "^((?:[^_.]*_){0,12})(\\d{8}T\\d{6})?(?<rest>.*?)(?:-|_|)(?:v\\d+)?[]\\[\\]()a-z&&[^b]]*\\.(?i:HDF)\\Q(1){9999}\\E?$",
        "(?<!BROWSE|OTHER.{0,9})(?=.*[|])(?!(.*)*\\.tmp)\\p{Alpha}{3,}+\\x{41}\\b{g}.{1,1000}"
      })
  void of_longButSound_isTaken(String expression) {
    assertThat(NamePattern.of(expression, "x").matches("no-such-file")).isFalse();
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

  /** A match that answers and one that is stopped both end. */
  private static boolean ends(NamePattern pattern, String name) {
    try {
      pattern.matches(name);
    } catch (InvalidArgument stopped) {
      return String.valueOf(stopped.getMessage()).contains("backtracks");
    }
    return true;
  }
}
