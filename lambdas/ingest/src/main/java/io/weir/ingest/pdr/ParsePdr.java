package io.weir.ingest.pdr;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.weir.ingest.cma.MessageInput;
import io.weir.ingest.cma.PayloadWriter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.error.PdrParsingError;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.provider.ProviderFiles;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.provider.RemoteFile;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileTypes;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.NamePattern;
import io.weir.ingest.record.Pdr;
import io.weir.ingest.record.Provider;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.store.Spool;
import io.weir.ingest.store.StoredRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cumulus' ParsePdr: reads the PDR {@code {"pdr": {"name", "path"}}} at its provider, and answers
 * with what was given and {@code granules}, with files, sizes and checksums, {@code granulesCount},
 * {@code filesCount} and {@code totalSize}. A granule's collection is the stored record that {@code
 * DATA_TYPE} and {@code DATA_VERSION} name. Discovery knows the PDR as done with once QueueGranules
 * has queued them. In memory are the names of the PDR's granules. Thread-safe.
 */
public final class ParsePdr implements Task {
  /** The largest PDR, in bytes: some 300,000 files. */
  public static final long LARGEST_BYTES = 64L << 20;

  private static final int MOST_IN_MEMORY_BYTES = 1 << 20;

  private final Providers providers;
  private final ObjectStore store;

  /**
   * Creates the task.
   *
   * @param store where the collections' records are
   */
  public ParsePdr(Providers providers, ObjectStore store) {
    this.providers = requireNonNull(providers);
    this.store = requireNonNull(store);
  }

  @Override
  public void run(Fields config, MessageInput input, PayloadWriter output) throws IOException {
    JsonObject payload = Json.object(input.payloadValue(), "the payload");
    Pdr pdr = Pdr.of(new Fields("the payload", payload).object("pdr"), "pdr");
    InternalBucket bucket = InternalBucket.of(config, input.meta());
    try (Spool text = new Spool(MOST_IN_MEMORY_BYTES)) {
      fetch(config, pdr, text);
      try (Reader reader = new InputStreamReader(text.content().open(), StandardCharsets.UTF_8)) {
        Granules granules = new Granules(config, pdr, bucket, output);
        granules.write(payload, reader);
      }
    }
  }

  private void fetch(Fields config, Pdr pdr, Spool text) throws IOException {
    ProviderFiles files = providers.open(Provider.of(config.object("provider")), config);
    byte[] buffer = new byte[64 * 1024];
    long size = 0;
    try (InputStream stream = files.open(RemoteFile.at(pdr.path(), pdr.name()))) {
      for (int got = stream.read(buffer); got >= 0; got = stream.read(buffer)) {
        text.write(buffer, 0, got);
        size += got;
        if (size > LARGEST_BYTES) {
          throw new PdrParsingError(
              "%s is larger than %d bytes".formatted(pdr.fields().what(), LARGEST_BYTES));
        }
      }
    }
  }

  /** The granules of one PDR, on their way out. */
  private final class Granules {
    private final String what;
    private final StoredRecords records;
    private final NamePattern filter;
    private final PayloadWriter output;
    private final Map<CollectionId, FileTypes> collections = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private long files;
    private long bytes;

    Granules(Fields config, Pdr pdr, InternalBucket bucket, PayloadWriter output) {
      what = pdr.fields().what();
      records = new StoredRecords(store, bucket.name(), bucket.prefix());
      filter =
          NamePattern.of(config.optionalText("granuleIdFilter").orElse("."), "granuleIdFilter");
      this.output = output;
    }

    void write(JsonObject payload, Reader text) throws IOException {
      JsonWriter json = output.json();
      json.beginObject();
      for (Map.Entry<String, JsonElement> field : payload.entrySet()) {
        json.name(field.getKey());
        output.value(field.getValue());
      }
      json.name("granules").beginArray();
      PdrReader.read(text, what, this::write);
      json.endArray();
      json.name("granulesCount").value(names.size());
      json.name("filesCount").value(files);
      json.name("totalSize").value(bytes);
      json.endObject();
    }

    private void write(FileGroup group) throws IOException {
      String first = group.files().getFirst().name();
      if (!filter.matches(first)) {
        return;
      }
      String granuleId =
          collections
              .computeIfAbsent(group.collection(), id -> FileTypes.of(records.collection(id)))
              .granuleId()
              .firstGroup(first)
              .orElse(first);
      if (!names.add(granuleId)) {
        throw new PdrParsingError(
            "%s, line %d: granule '%s' is there twice".formatted(what, group.line(), granuleId));
      }
      files += group.files().size();
      bytes += group.size();
      JsonWriter json = output.json();
      json.beginObject();
      json.name("granuleId").value(granuleId);
      json.name("dataType").value(group.collection().name());
      json.name("version").value(group.collection().version());
      json.name("granuleSize").value(group.size());
      json.name("files").beginArray();
      for (FileSpec file : group.files()) {
        output.value(file.json());
      }
      json.endArray().endObject();
    }
  }
}
