package io.weir.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReachableClassesTest {
  static final class Root {
    static final String BY_NAME = "io.weir.packaging.ReachableClassesTest$Named";

    InDescriptor[] called(InSignature<Generic> parameter) {
      return new InDescriptor[0];
    }
  }

  record InDescriptor(int value) {}

  record InSignature<T>(T value) {}

  static final class Generic {}

  static final class Named {
    Behind behind() {
      return new Behind();
    }
  }

  static final class Behind {}

  static final class Unreached {
    Root root() {
      return new Root();
    }
  }

  @Test
  void from_root_keepsWhatItNamesAndDropsTheRest() {
    assertThat(
            ReachableClasses.from(
                    List.of(SampleContents.nameOf(Root.class)),
                    SampleContents.of(
                        Root.class,
                        InDescriptor.class,
                        InSignature.class,
                        Generic.class,
                        Named.class,
                        Behind.class,
                        Unreached.class))
                .keySet())
        .containsExactlyInAnyOrder(
            SampleContents.nameOf(Root.class),
            SampleContents.nameOf(InDescriptor.class),
            SampleContents.nameOf(InSignature.class),
            SampleContents.nameOf(Generic.class),
            SampleContents.nameOf(Named.class),
            SampleContents.nameOf(Behind.class));
  }
}
