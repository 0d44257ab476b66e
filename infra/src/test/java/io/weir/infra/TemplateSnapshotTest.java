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
  private static final Path SNAPSHOTS = Path.of("src/test/resources/templates");

  static List<String> environments() {
    return Synthesized.CHECKOUT.environmentNames();
  }

  @ParameterizedTest
  @MethodSource("environments")
  void template_isAsItWas(String environment) throws IOException {
    Path snapshot = SNAPSHOTS.resolve(environment + ".template.json");
    String template = withoutHashes(Files.readString(Synthesized.file(environment)));
    if ("renew".equals(System.getProperty("snapshots"))) {
      Files.writeString(snapshot, template);
    }

    assertThat(snapshot).content().isEqualTo(template);
  }

  /** An asset's hash changes with the compiler and with CDK. */
  private static String withoutHashes(String template) {
    return template.replaceAll("[0-9a-f]{64}", "HASH") + "\n";
  }
}
