package io.weir.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaClassesTest {
  private static final Class<?>[] SAMPLES = {
    SampleLambdas.class, SampleBase.class, SampleLambdas.Kept.class, member("SampleLambdas$Holding")
  };

  private final NavigableMap<String, byte[]> rewritten =
      LambdaClasses.in(SampleContents.of(SAMPLES));

  @Test
  void rewritten_lambdas_doWhatTheyDid() throws ReflectiveOperationException {
    Object sample =
        new SampleContents.Loader(rewritten)
            .loadClass(SampleLambdas.class.getName())
            .getConstructor()
            .newInstance();

    List<?> results = (List<?>) ((Supplier<?>) sample).get();

    assertThat(sample).isNotInstanceOf(SampleLambdas.class);
    assertThat(results)
        .map(Object::toString)
        .containsExactly(
            "text!",
            "textsample",
            "sample hides text",
            "hello text",
            "TEXT",
            "txet",
            "<a32>",
            "5",
            "8",
            "9",
            "1099511627783",
            "4",
            "true",
            "12",
            "5",
            "made",
            "4",
            "calls 2",
            "kept it",
            "1");
  }

  @Test
  void rewritten_leavesTheJvmToMakeNoneButWhatItMust() {
    // The serializable one, where it is made and where it would be read.
    assertThat(lambdasLeft(SampleLambdas.class)).isEqualTo(2);
    assertThat(lambdasLeft(member("SampleLambdas$Holding"))).isZero();
  }

  @Test
  void rewritten_lambdasOfOneInterface_areOneClass() {
    assertThat(rewritten.keySet())
        .filteredOn(name -> name.startsWith("io/weir/packaging/SampleLambdas$Holding$$"))
        .hasSize(1);
  }

  @Test
  void rewritten_classWithoutLambdas_isTheSameBytes() {
    String name = SampleContents.nameOf(SampleBase.class);

    assertThat(rewritten.get(name)).isEqualTo(SampleContents.of(SampleBase.class).get(name));
  }

  private long lambdasLeft(Class<?> type) {
    return ClassFile.of().parse(rewritten.get(SampleContents.nameOf(type))).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .flatMap(
            element ->
                element instanceof InvokeDynamicInstruction call
                    ? Stream.of(call.bootstrapMethod().owner().displayName())
                    : Stream.empty())
        .filter("LambdaMetafactory"::equals)
        .count();
  }

  private static Class<?> member(String name) {
    try {
      return Class.forName("io.weir.packaging." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
