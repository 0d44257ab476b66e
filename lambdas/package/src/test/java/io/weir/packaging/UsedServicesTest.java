package io.weir.packaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedServicesTest {
  private static final String TABLE = SampleContents.nameOf(SampleTable.class);

  private final byte[] table = requireNonNull(SampleContents.of(SampleTable.class).get(TABLE));

  @Test
  void only_wantedServices_theOthersAreNotPut() throws ReflectiveOperationException {
    byte[] trimmed = UsedServices.only(Set.of("dynamodb", "sqs"), table);

    Map<String, byte[]> classes = SampleContents.of(SampleTable.class, SampleTable.Entry.class);
    classes.put(TABLE, trimmed);
    Object keys =
        new SampleContents.Loader(classes)
            .loadClass(SampleTable.class.getName())
            .getField("KEYS")
            .get(null);
    assertThat(keys).hasToString("[dynamodb, sqs]");
  }

  @Test
  void only_serviceThatIsNotThere_isRefused() {
    assertThatThrownBy(() -> UsedServices.only(Set.of("dynamodb", "nosuch"), table))
        .isInstanceOf(PackagingException.class)
        .hasMessageContaining("nosuch");
  }
}
