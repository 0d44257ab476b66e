package io.weir.ingest.discover;

import static java.util.Objects.requireNonNull;

import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Fields;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.StoredNames;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cumulus' DiscoverPdrs: lists the files of a provider's folder whose names end in {@code .PDR},
 * without those that ParsePdr has read already, which {@code force} includes again. Answers {@code
 * {"pdrs": [{"name", "path", ...}]}} in the order of the names, in bounded memory. Thread-safe.
 */
public final class DiscoverPdrs implements Task {
  /** Where ParsePdr keeps the PDRs that it has read, below the stack's prefix. */
  public static final String PDRS = "pdrs/";

  private static final String SUFFIX = ".pdr";

  private final Providers providers;
  private final ObjectStore store;

  /**
   * Creates the task.
   *
   * @param store where the PDRs are that were read already
   */
  public DiscoverPdrs(Providers providers, ObjectStore store) {
    this.providers = requireNonNull(providers);
    this.store = requireNonNull(store);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    try (SortedLines lines = new SortedLines()) {
      providers
          .open(Provider.of(config.object("provider")), config)
          .list(
              DiscoveryPath.of(config),
              (name, file) -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
                  lines.add(new FoundFile(name, file.get()).line());
                }
              });
      lines.sort();
      write(lines, done(config, input), output);
    }
  }

  private Optional<StoredNames> done(Fields config, MessageInput input) {
    if (config.optionalFlag("force").orElse(false)) {
      return Optional.empty();
    }
    InternalBucket bucket = InternalBucket.of(config, input.meta());
    return Optional.of(new StoredNames(store, bucket.name(), bucket.key(PDRS)));
  }

  private static void write(SortedLines lines, Optional<StoredNames> done, PayloadWriter output)
      throws IOException {
    JsonWriter json = output.json();
    json.beginObject().name("pdrs").beginArray();
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      FoundFile pdr = FoundFile.parse(line);
      if (done.isEmpty() || !done.get().contains(pdr.key())) {
        output.value(pdr.json());
      }
    }
    json.endArray().endObject();
  }
}
