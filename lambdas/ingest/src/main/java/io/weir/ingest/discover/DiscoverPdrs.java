package io.weir.ingest.discover;

import static java.util.Objects.requireNonNull;

import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Fields;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.provider.RemoteFile;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.PdrRecords;
import io.weir.ingest.store.QueuedLists;
import io.weir.ingest.store.StoredNames;
import java.io.IOException;
import java.time.Instant;
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
    InternalBucket bucket = InternalBucket.of(config, input.meta());
    try (SortedLines lines = new SortedLines();
        QueuedNames queued = queued(config, provider, bucket)) {
      providers
          .open(provider, config)
          .list(
              DiscoveryPath.of(config),
              (name, file) -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
                  RemoteFile pdr = file.get();
                  lines.add(new FoundFile(pdr.key(), pdr).line());
                }
              });
      lines.sort();
      if (config.optionalFlag("force").orElse(false)) {
        write(lines, _ -> true, output);
      } else {
        queued.read(clock.instant());
        StoredNames read = new PdrRecords(store, bucket).of(provider.id());
        write(
            lines,
            pdr -> !read.contains(pdr.key()) && !queued.contains(pdr.key(), Instant.MIN),
            output);
      }
    }
  }

  private QueuedNames queued(Fields config, Provider provider, InternalBucket bucket) {
    return new QueuedNames(
        new QueuedLists(store, bucket),
        QueuedLists.folder(provider.id()),
        QueuedNames.requeueAfter(config));
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
