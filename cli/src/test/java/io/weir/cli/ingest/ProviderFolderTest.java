package io.weir.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderFolderTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeRecords() throws IOException {
    Files.createDirectories(folder.resolve("providers"));
    Files.createDirectories(folder.resolve("collections"));
    Files.writeString(
        folder.resolve("providers/P.json"), "{\"id\":\"P\",\"globalConnectionLimit\":3}");
    Files.writeString(folder.resolve("collections/C___1.json"), "{\"name\":\"C\"}");
  }

  @Test
  void read_oneRecordOfEach_hasThem() {
    ProviderFolder read = ProviderFolder.read(folder);

    assertThat(read.provider().key()).isEqualTo("providers/P.json");
    assertThat(read.collection().key()).isEqualTo("collections/C___1.json");
    assertThat(read.semaphores()).isEqualTo(Map.of("provider:P", 3));
  }

  @Test
  void semaphores_providerWithoutLimit_areNone() throws IOException {
    Files.writeString(folder.resolve("providers/P.json"), "{\"id\":\"P\"}");

    assertThat(ProviderFolder.read(folder).semaphores()).isEmpty();
  }

  @Test
  void read_recordsMissingOrWrong_areRefusedInOneLine() throws IOException {
    Path provider = folder.resolve("providers/P.json");
    Files.writeString(provider, "[");
    assertThatThrownBy(() -> ProviderFolder.read(folder))
        .hasMessage(
            "--provider-dir: %s is no JSON object; ./weir sample-data makes such a folder",
            provider);

    Files.writeString(folder.resolve("providers/Q.json"), "{}");
    assertThatThrownBy(() -> ProviderFolder.read(folder)).hasMessageContaining("several records");

    Files.delete(provider);
    Files.delete(folder.resolve("providers/Q.json"));
    assertThatThrownBy(() -> ProviderFolder.read(folder)).hasMessageContaining("has no record");
  }
}
