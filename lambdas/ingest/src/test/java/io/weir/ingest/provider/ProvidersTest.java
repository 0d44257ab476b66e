package io.weir.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.record.Provider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvidersTest {
  @Test
  void open_webProvider_isAtItsHostAndPort() throws IOException {
    assertThat(open("\"host\": \"data.example.org\"").describe(file()))
        .isEqualTo("https://data.example.org/d/m%C3%BC%23.hdf");
    assertThat(open("\"host\": \"[::1]\", \"port\": 8443").describe(file()))
        .startsWith("https://[::1]:8443/d/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h/path", "https://h", "h:8080", "my_host", "user@h", "h?x", "h#x"})
  void open_hostWithMoreThanItsName_isRefused(String host) {
    assertThatThrownBy(() -> open("\"host\": \"" + host + "\""))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("provider 'p': host must be a host's name alone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999999999"})
  void open_portThatIsNone_isRefused(String port) {
    assertThatThrownBy(() -> open("\"host\": \"h\", \"port\": " + port))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("provider 'p': port must be 1 to 65535, is the number " + port);
  }

  @Test
  void open_redirectsThatAreNoTexts_areRefused() {
    assertThatThrownBy(() -> open("\"host\": \"h\", \"allowedRedirects\": [\"a\", {\"b\": 1}]"))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("provider 'p': allowedRedirects must be hosts");
  }

  @Test
  void redirected_fromHttpsToHttp_isRefusedAlsoWhereAllowed() {
    HttpReads http = new HttpReads(Duration.ofSeconds(1), Set.of("h"));

    assertThatThrownBy(() -> http.redirected(URI.create("https://h/data/"), "http://h/data/"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("must stay https");
  }

  @Test
  void redirected_betweenUsualPorts_staysOnTheHost() {
    HttpReads http = new HttpReads(Duration.ofSeconds(1), Set.of("other:443"));

    assertThat(http.redirected(URI.create("http://h:80/data/"), "https://H/data/"))
        .isEqualTo(URI.create("https://H/data/"));
    assertThat(http.redirected(URI.create("http://h/data/"), "https://other/data/"))
        .isEqualTo(URI.create("https://other/data/"));
    assertThatThrownBy(() -> http.redirected(URI.create("http://h/"), "http://other/"))
        .isInstanceOf(RemoteResourceError.class)
        .hasMessageContaining("allowedRedirects");
  }

  private static RemoteFile file() {
    return RemoteFile.at("d", "mü#.hdf");
  }

  private static ProviderFiles open(String fields) throws IOException {
    String json = "{\"id\": \"p\", \"protocol\": \"https\", " + fields + "}";
    return new Providers(
            new MemoryObjectStore(InstantSource.fixed(Instant.EPOCH)), Optional.empty())
        .open(Provider.of(Json.parse(json, "test")), new Fields("config", new JsonObject()));
  }
}
