package io.weir.ingest.discover;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.record.Buckets;
import io.weir.ingest.record.Collection;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.DuplicateHandling;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.FileTypes;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.GranuleRecords;
import io.weir.ingest.store.GranulesDone;
import io.weir.ingest.store.GranulesDone.Standing;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.QueuedLists;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Cumulus' DiscoverGranules: lists a provider's folder, groups the files by granule, and answers
 * {@code {"granules": [...], "granulesDiscovered": n, "granulesSkipped": n}} in the order of the
 * granules' names.
 *
 * <p>A listing of any length takes the memory of {@link SortedLines} and of one granule. A granule
 * has been there already if {@link GranuleRecords} has a record of it, one that was corrupt only
 * while its files are listed as they were then; or if {@link QueuedLists} say that it was queued
 * less than {@code requeueAfter} ago, a day unless configured. Thread-safe.
 */
public final class DiscoverGranules implements Task {
  private final Providers providers;
  private final ObjectStore store;
  private final InstantSource clock;

  /**
   * Creates the task.
   *
   * @param store where the granules' records are
   * @param clock tells how long ago granules were queued
   */
  public DiscoverGranules(Providers providers, ObjectStore store, InstantSource clock) {
    this.providers = requireNonNull(providers);
    this.store = requireNonNull(store);
    this.clock = requireNonNull(clock);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    try (SortedLines lines = new SortedLines();
        Discovery discovery = Discovery.of(config, input.meta(), store)) {
      providers
          .open(Provider.of(config.object("provider")), config)
          .list(
              DiscoveryPath.of(config),
              (name, file) -> {
                Optional<String> granule = discovery.granule(name);
                if (granule.isPresent()) {
                  lines.add(new FoundFile(granule.get(), file.get()).line());
                }
              });
      lines.sort();
      discovery.readQueued(clock.instant());
      discovery.write(new FoundGranules(lines), output);
    }
  }

  /** What need not be offered: granules that ingest is done with, or that wait for it. */
  private record Known(GranulesDone done, QueuedNames queued) {
    boolean contains(List<FoundFile> files) throws IOException {
      FoundFile first = files.getFirst();
      return switch (done.of(first.owner(), () -> listed(files))) {
        case Standing.Done() -> true;
        case Standing.Unknown() -> queued.contains(first.key());
        case Standing.Failed(Instant since) -> isQueuedAfter(since, first.key());
      };
    }

    /** What failed waits no more, unless it was queued again; lists tell whole seconds. */
    private boolean isQueuedAfter(Instant failed, String key) throws IOException {
      Instant second = failed.truncatedTo(ChronoUnit.SECONDS);
      return queued.last(key).filter(listed -> listed.isAfter(second)).isPresent();
    }

    private static JsonArray listed(List<FoundFile> files) {
      JsonArray listed = new JsonArray();
      files.forEach(file -> listed.add(file.json()));
      return listed;
    }
  }

  /** One run: what it looks for, and what it finds. */
  private static final class Discovery implements AutoCloseable {
    private final FileTypes types;
    private final Buckets buckets;
    private final boolean takesAllFiles;
    private final boolean wantsAllTypes;
    private final DuplicateHandling duplicates;
    private final Optional<Known> known;
    private long discovered;
    private long skipped;

    private Discovery(Fields config, Collection collection, Fields meta, ObjectStore store) {
      types = FileTypes.of(collection);
      buckets = Buckets.of(config, meta);
      String ignore = "ignoreFilesConfigForDiscovery";
      takesAllFiles =
          config
              .optionalFlag(ignore)
              .orElseGet(() -> collection.fields().optionalFlag(ignore).orElse(false));
      wantsAllTypes =
          collection
              .fields()
              .optionalObject("meta")
              .flatMap(
                  json ->
                      new Fields(types.collection() + ".meta", json)
                          .optionalFlag("allFilesPresent"))
              .orElse(false);
      duplicates =
          DuplicateHandling.of(config, "duplicateGranuleHandling", DuplicateHandling.REPLACE);
      Duration requeueAfter = QueuedNames.requeueAfter(config);
      known =
          switch (duplicates) {
            case SKIP, ERROR ->
                Optional.of(
                    known(collection.id(), store, InternalBucket.of(config, meta), requeueAfter));
            case REPLACE, VERSION -> Optional.empty();
          };
    }

    private static Known known(
        CollectionId collection, ObjectStore store, InternalBucket bucket, Duration requeueAfter) {
      return new Known(
          new GranuleRecords(store, bucket).of(collection),
          new QueuedNames(
              new QueuedLists(store, bucket), QueuedLists.folder(collection), requeueAfter));
    }

    static Discovery of(Fields config, Fields meta, ObjectStore store) {
      return new Discovery(config, Collection.of(config.object("collection")), meta, store);
    }

    void readQueued(Instant now) throws IOException {
      if (known.isPresent()) {
        known.get().queued().read(now);
      }
    }

    @Override
    public void close() throws IOException {
      if (known.isPresent()) {
        known.get().queued().close();
      }
    }

    /** The granule of a file that belongs to the collection. */
    Optional<String> granule(String fileName) {
      return types
          .granuleId()
          .firstGroup(fileName)
          .filter(granule -> !granule.isEmpty())
          .filter(_ -> takesAllFiles || types.of(fileName).isPresent());
    }

    void write(FoundGranules granules, PayloadWriter output) throws IOException {
      JsonWriter json = output.json();
      json.beginObject().name("granules").beginArray();
      for (Optional<List<FoundFile>> next = granules.next();
          next.isPresent();
          next = granules.next()) {
        write(next.get(), output);
      }
      json.endArray();
      json.name("granulesDiscovered").value(discovered);
      json.name("granulesSkipped").value(skipped);
      json.endObject();
    }

    private void write(List<FoundFile> files, PayloadWriter output) throws IOException {
      if (wantsAllTypes && files.size() < types.types().size()) {
        return;
      }
      discovered++;
      String granuleId = files.getFirst().owner();
      if (!isNew(files)) {
        skipped++;
        return;
      }
      JsonWriter json = output.json();
      json.beginObject();
      json.name("granuleId").value(granuleId);
      json.name("dataType").value(types.collection().name());
      json.name("version").value(types.collection().version());
      json.name("files").beginArray();
      for (FoundFile file : files) {
        output.value(described(file));
      }
      json.endArray().endObject();
    }

    private boolean isNew(List<FoundFile> files) throws IOException {
      FoundFile file = files.getFirst();
      if (known.isEmpty() || !known.get().contains(files)) {
        return true;
      }
      if (duplicates == DuplicateHandling.ERROR) {
        throw new InvalidArgument(
            "granule '%s' of %s is there already, or queued, and duplicateGranuleHandling is error"
                .formatted(file.owner(), types.collection()));
      }
      return false;
    }

    private JsonObject described(FoundFile file) {
      JsonObject json = file.json();
      Optional<FileType> type = types.of(file.file().name());
      if (type.isPresent()) {
        json.addProperty(
            "bucket", buckets.name(type.get().bucket(), types.collection().toString()));
        json.addProperty("url_path", type.get().urlPath());
        json.addProperty("type", type.get().type());
      }
      return json;
    }
  }
}
