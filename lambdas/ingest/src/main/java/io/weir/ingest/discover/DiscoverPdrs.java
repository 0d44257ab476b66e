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
import io.weir.ingest.store.PdrRecords;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cumulus' DiscoverPdrs: lists the files of a provider's folder whose names end in {@code .PDR},
 * without those whose granules are queued already, by {@link PdrRecords}, and those that were
 * queued themselves less than {@code requeueAfter} ago, by {@link QueuedLists}; {@code force}
 * includes both. Answers {@code {"pdrs": [{"name", "path", ...}]}} in the order of paths and names,
 * in bounded memory. Thread-safe.
 */
public final class DiscoverPdrs implements Task {
  private static final String SUFFIX = ".pdr";

  private final Providers providers;
  private final ObjectStore store;
  private final InstantSource clock;

  /**
   * Creates the task.
   *
   * @param store where records and lists are
   * @param clock tells how long ago PDRs were queued
   */
  public DiscoverPdrs(Providers providers, ObjectStore store, InstantSource clock) {
    this.providers = requireNonNull(providers);
    this.store = requireNonNull(store);
    this.clock = requireNonNull(clock);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    Provider provider = Provider.of(config.object("provider"));
    try (SortedLines lines = new SortedLines()) {
      providers
          .open(provider, config)
          .list(
              DiscoveryPath.of(config),
              file -> {
                if (file.name().toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
                  lines.add(new FoundFile(file.key(), file).line());
                }
              });
      lines.sort();
      if (config.optionalFlag("force").orElse(false)) {
        write(lines, _ -> true, output);
      } else {
        writeNew(lines, known(config, input, provider), output);
      }
    }
  }

  private void writeNew(SortedLines lines, KnownNames names, PayloadWriter output)
      throws IOException {
    try (KnownNames known = names) {
      known.readQueued(clock.instant());
      write(lines, pdr -> !known.contains(pdr.key()), output);
    }
  }

  private KnownNames known(Fields config, MessageInput input, Provider provider) {
    InternalBucket bucket = InternalBucket.of(config, input.meta());
    return new KnownNames(
        new PdrRecords(store, bucket).of(provider.id()),
        new QueuedLists(store, bucket),
        QueuedLists.folder(provider.id()),
        KnownNames.requeueAfter(config));
  }

  @FunctionalInterface
  private interface Choice {
    boolean takes(FoundFile pdr) throws IOException;
  }

  private static void write(SortedLines lines, Choice choice, PayloadWriter output)
      throws IOException {
    JsonWriter json = output.json();
    json.beginObject().name("pdrs").beginArray();
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      FoundFile pdr = FoundFile.parse(line);
      if (choice.takes(pdr)) {
        output.value(pdr.json());
      }
    }
    json.endArray().endObject();
  }
}
