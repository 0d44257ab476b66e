package io.weir.ingest.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.NamePattern;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UrlPathTest {
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

  @Test
  void resolve_unknownName_saysWhatIsKnown() {
    assertThatThrownBy(() -> resolve("{extractYear(cmrMetadata.x)}"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("collection MOD09GQ___006: url_path")
        .hasMessageContaining("{extractYear(cmrMetadata.x)} is not known")
        .hasMessageContaining("granule.granuleId");
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
    return UrlPath.resolve(new CollectionId("MOD09GQ", "006"), "MOD.1", type, "MOD.1.hdf");
  }
}
