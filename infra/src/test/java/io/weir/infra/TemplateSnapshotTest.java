package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each environment's template is as it was. After a wanted change:
 *
 * <pre>mvn -pl infra -am test -Dtest=TemplateSnapshotTest -Dsnapshots=renew
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * and the difference is reviewed with the change.
 */
@NeedsNode
class TemplateSnapshotTest {
  private static final boolean IS_RENEWAL = "renew".equals(System.getProperty("snapshots"));
  private static final Path SNAPSHOTS = Path.of("src/test/resources/templates");

  /** An environment that somebody adds needs no snapshot, until it is renewed with the others. */
  static List<String> environments() {
    return Synthesized.CHECKOUT.environmentNames().stream()
        .filter(name -> IS_RENEWAL || Files.exists(snapshot(name)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void template_isAsItWas(String environment) throws IOException {
    Path snapshot = snapshot(environment);
    String template = withoutHashes(Files.readString(Synthesized.file(environment)));
    if (IS_RENEWAL) {
      Files.writeString(snapshot, template);
    }

    assertThat(snapshot).content().isEqualTo(template);
  }

  private static Path snapshot(String environment) {
    return SNAPSHOTS.resolve(environment + ".template.json");
  }

  /** An asset's hash changes with the compiler and with CDK. */
  private static String withoutHashes(String template) {
    return template.replaceAll("[0-9a-f]{64}", "HASH") + "\n";
  }
}
