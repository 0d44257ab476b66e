package io.weir.ingest.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.TaskRun;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.Granule;
import io.weir.ingest.record.GranuleFile;
import io.weir.ingest.record.NamePattern;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrlPathTest {
  /** Its hour is 4 in UTC. */
  private static final String GRANULE =
      """
      {"granuleId": "MOD.1", "productionDateTime": "2017-02-03T05:05:06.789+01:00",
       "local": "2017-12-31T23:30:00", "day": "2017-12-31", "temporal": {"range": "begin"}}
      """;

  /** A day and a second after 1970 began. */
  private static final String FILE =
      """
      {"name": "MOD.1.hdf", "path": "a/b/c", "time": 86401000}
      """;

  @Test
  void resolve_templateOfACumulusCollection_namesCollectionAndPartOfTheFile() {
    assertThat(
            resolve(
                "{cmrMetadata.Granule.Collection.ShortName}___{cmrMetadata.Granule.Collection.VersionId}"
                    + "/{substring(file.fileName, 0, 3)}"))
        .isEqualTo("MOD09GQ___006/MOD");
  }

  @Test
  void resolve_otherNames_areTheirValues() {
    assertThat(
            resolve("/a/{collection.name}/{collection.version}/{granule.granuleId}/{file.type}/"))
        .isEqualTo("a/MOD09GQ/006/MOD.1/data");
    assertThat(resolve("{substring(granule.granuleId, 4)}")).isEqualTo("1");
    assertThat(resolve("{substring(file.fileName, 90, 95)}")).isEmpty();
    assertThat(resolve("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extractYear(granule.productionDateTime) | 2017",
        "extractMonth(granule.productionDateTime) | 2",
        "extractDate(granule.productionDateTime) | 3",
        "extractHour(granule.productionDateTime) | 4",
        "dateFormat(granule.productionDateTime, YYYY.MM.DD) | 2017.02.03",
        "dateFormat(granule.productionDateTime, YYYY/DDDD[T]HHmmssSSS) | 2017/034T040506789",
        "dateFormat(granule.productionDateTime, YY-M-D-DDD-H-m-s) | 17-2-3-34-4-5-6",
        "dateFormat(granule.local, YYYY-MM-DD HH) | 2017-12-31 23",
        "dateFormat(granule.day, YYYY-MM-DD HH) | 2017-12-31 00",
        "dateFormat(file.time, YYYY-MM-DD HH:mm:ss) | 1970-01-02 00:00:01",
        "extractYear(2017-05-06) | 2017",
        "extractPath(file.path) | a/b",
        "substring(granule.temporal.range, 2, 0) | be",
        "defaultTo(granule.absent, granule.day) | 2017-12-31",
        "defaultTo(granule.day, none) | 2017-12-31",
        "defaultTo(granule.absent, none) | none",
        "file.path | a/b/c"
      })
  void resolve_operationOnAField_isAsInCumulus(String expression, String expected) {
    assertThat(resolve("x/{" + expression + "}/y")).isEqualTo("x/" + expected + "/y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{granule.absent} | granule.absent is not known; known are collection.name,",
        "{extractYear(granule.absent)} | granule.absent is not known",
        "{other} | other is not known",
        "{extractYear(granule.granuleId)} | 'MOD.1' is no time; expected 2017-01-31T23:59:59Z",
        "{extractYear(cmrMetadata.Granule.Temporal.RangeDateTime.BeginningDateTime)} | needs the granule's CMR metadata",
        "{dateFormat(granule.day, MMMM)} | 'MMMM' is no part of a dateFormat; there are [D, DD,",
        "{dateFormat(granule.day)} | dateFormat has no argument 2",
        "{substring(granule.day, -1)} | substring takes positions from 0 to 9999, not '-1'",
        "{upper(granule.day)} | upper is no operation; there are extractYear,",
        "{{collection.name}} | its braces do not pair, or are nested"
      })
  void resolve_notKnown_namesCollectionAndFile(String template, String problem) {
    assertThatThrownBy(() -> resolve(template))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection MOD09GQ___006: url_path '" + template)
        .hasMessageContaining("of file 'MOD.1.hdf'")
        .hasMessageContaining(problem);
  }

  @Test
  void resolve_folderOutOfTheBucket_isRefused() {
    assertThatThrownBy(() -> resolve("a/../../b"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("leaves its bucket");
  }

  private static String resolve(String template) {
    FileType type =
        new FileType(NamePattern.of(".", "x"), "public", "data", template, Optional.empty());
    return UrlPath.resolve(
        new CollectionId("MOD09GQ", "006"),
        Granule.of(TaskRun.object(GRANULE), "granule"),
        type,
        GranuleFile.of(TaskRun.object(FILE), "file"));
  }
}
