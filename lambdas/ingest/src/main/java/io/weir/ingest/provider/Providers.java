package io.weir.ingest.provider;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Opens providers by their records: {@code protocol} and {@code host}, {@code port} and {@code
 * allowedRedirects} for the web. No credentials are sent: {@code username} and {@code password} are
 * not supported, and a server that asks for them fails the task. Thread-safe.
 */
public final class Providers {
  /**
   * How long a listing or a file of a web server may take, unless the task's configuration says.
   */
  public static final Duration DEFAULT_HTTP_LIMIT = Duration.ofSeconds(300);

  private static final int HIGHEST_PORT = 65_535;

  private final ObjectStore store;
  private final Optional<Path> folder;

  /**
   * Creates an opener.
   *
   * @param store where the buckets of {@code s3} providers are
   * @param folder what the folders of {@code file} providers must be in; empty if there may be none
   */
  public Providers(ObjectStore store, Optional<Path> folder) {
    this.store = requireNonNull(store);
    this.folder = requireNonNull(folder);
  }

  /**
   * Opens a provider; {@code httpRequestTimeout} in the task's configuration is in seconds.
   *
   * @throws InvalidArgument if the record does not say how
   */
  public ProviderFiles open(Provider provider, Fields config) throws IOException {
    Fields fields = provider.fields();
    String host = fields.text("host");
    return switch (fields.text("protocol")) {
      case "s3" -> new S3Files(store, host);
      case "http", "https" -> new HttpFiles(top(fields, host), http(fields, config));
      case "file" -> folder(fields, host);
      default ->
          throw fields.wrong("protocol", "s3, http, https or file; sftp and ftp are not supported");
    };
  }

  private static HttpReads http(Fields provider, Fields config) {
    long seconds =
        config.optionalCount("httpRequestTimeout").orElse(DEFAULT_HTTP_LIMIT.toSeconds());
    Set<String> hosts = new HashSet<>();
    for (JsonElement host : provider.optionalArray("allowedRedirects").orElseGet(JsonArray::new)) {
      hosts.add(redirectHost(provider, host));
    }
    return new HttpReads(Duration.ofSeconds(Math.max(seconds, 1)), hosts);
  }

  private static String redirectHost(Fields provider, JsonElement host) {
    if (host instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw provider.wrong("allowedRedirects", "hosts such as [\"data.example.org\"]");
  }

  private static URI top(Fields provider, String host) {
    String wrong =
        provider.what()
            + ": host must be a host's name alone; a folder belongs into provider_path, a port into port";
    try {
      URI top = new URI(provider.text("protocol"), null, host, port(provider), "/", null, null);
      if (top.getHost() != null && top.getPath().equals("/") && top.getUserInfo() == null) {
        return top;
      }
    } catch (URISyntaxException malformed) {
      throw new InvalidArgument(wrong, malformed);
    }
    throw new InvalidArgument(wrong);
  }

  private static int port(Fields provider) {
    long port = provider.optionalCount("port").orElse(-1);
    if (port == 0 || port > HIGHEST_PORT) {
      throw provider.wrong("port", "1 to " + HIGHEST_PORT);
    }
    return (int) port;
  }

  private ProviderFiles folder(Fields provider, String host) throws IOException {
    if (folder.isEmpty()) {
      throw new InvalidArgument(
          provider.what()
              + ": providers of protocol file are for tests and demonstrations; they are off here");
    }
    return FolderFiles.of(folder.get().resolve(host), folder.get());
  }
}
