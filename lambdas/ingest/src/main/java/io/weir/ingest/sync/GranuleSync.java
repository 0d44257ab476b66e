package io.weir.ingest.sync;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.checksum.ChecksumType;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.InvalidChecksum;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.error.UnexpectedFileSize;
import io.weir.ingest.json.Fields;
import io.weir.ingest.provider.ProviderFiles;
import io.weir.ingest.record.Buckets;
import io.weir.ingest.record.Collection;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.DuplicateHandling;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.FileTypes;
import io.weir.ingest.record.Granule;
import io.weir.ingest.record.GranuleFile;
import io.weir.ingest.store.ObjectLocation;
import io.weir.ingest.store.ObjectStore;
import io.weir.ingest.sync.WantedFile.StatedChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies one granule: all its files are fetched and verified, and all their places looked at,
 * before the first is put in its place, so a granule that fails leaves nothing in the buckets. On
 * disk is one granule at a time.
 */
final class GranuleSync {
  /** The most files of a granule. */
  static final int MOST_FILES = 1_000;

  private final ProviderFiles provider;
  private final Buckets buckets;
  private final FileTypes types;
  private final Placement placement;
  private final boolean copiesSideFiles;

  GranuleSync(
      Fields config,
      Collection collection,
      ProviderFiles provider,
      Buckets buckets,
      ObjectStore store) {
    this.provider = provider;
    this.buckets = buckets;
    types = FileTypes.of(collection);
    String handling = "duplicateHandling";
    DuplicateHandling ofCollection =
        DuplicateHandling.of(collection.fields(), handling, DuplicateHandling.ERROR);
    placement = new Placement(store, DuplicateHandling.of(config, handling, ofCollection));
    copiesSideFiles = config.optionalFlag("syncChecksumFiles").orElse(false);
  }

  /** Copies a granule, and returns it with its files' places. */
  JsonObject sync(Granule granule) throws IOException {
    List<WantedFile> files = withChecksums(wanted(granule));
    List<FetchedFile> fetched = new ArrayList<>();
    try {
      for (WantedFile file : files) {
        fetched.add(new FetchedFile(file, fetch(file)));
      }
      JsonArray placed = new JsonArray();
      placement.place(fetched).forEach(file -> placed.add(file.json()));
      return answer(granule, placed);
    } finally {
      for (FetchedFile file : fetched) {
        file.download().close();
      }
    }
  }

  private JsonObject answer(Granule granule, JsonArray files) {
    JsonObject json = granule.json();
    json.addProperty("dataType", types.collection().name());
    json.addProperty("version", types.collection().version());
    json.add("files", files);
    return json;
  }

  private List<WantedFile> wanted(Granule granule) {
    JsonArray files = granule.fields().array("files");
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw new InvalidArgument(
          "it has %d files; a granule has 1 to %d".formatted(files.size(), MOST_FILES));
    }
    List<WantedFile> wanted = new ArrayList<>();
    Map<ObjectLocation, String> places = new HashMap<>();
    for (JsonElement file : files) {
      WantedFile next = wanted(granule, GranuleFile.of(file, granule.fields().what()));
      String other = places.put(next.to(), next.file().name());
      if (other != null) {
        throw new InvalidArgument(
            "its files '%s' and '%s' have the same place %s"
                .formatted(other, next.remote().key(), next.to()));
      }
      wanted.add(next);
    }
    return wanted;
  }

  private WantedFile wanted(Granule granule, GranuleFile file) {
    CollectionId collection = types.collection();
    FileType type =
        types
            .of(file.name())
            .orElseThrow(
                () ->
                    new InvalidArgument(
                        "file '%s' is none of collection %s: no regex of its files fits"
                            .formatted(file.name(), collection)));
    String folder = UrlPath.resolve(collection, granule.granuleId(), type, file.name());
    String key = folder.isEmpty() ? file.name() : folder + "/" + file.name();
    String bucket = buckets.name(type.bucket(), "collection " + collection);
    return new WantedFile(file, type, new ObjectLocation(bucket, key), stated(file));
  }

  private static Optional<StatedChecksum> stated(GranuleFile file) {
    Optional<String> type = file.fields().optionalText("checksumType");
    JsonElement value = file.fields().value("checksum");
    if (type.isEmpty() || value == null) {
      return Optional.empty();
    }
    // Cumulus' own PDR parser gives a cksum as a number.
    String text = value.isJsonPrimitive() ? value.getAsString() : "";
    ChecksumType known = ChecksumType.of(type.get());
    known.requireValue(text);
    return Optional.of(new StatedChecksum(known, text));
  }

  private List<WantedFile> withChecksums(List<WantedFile> files) throws IOException {
    Map<String, StatedChecksum> stated = SideFiles.read(files, provider);
    return files.stream()
        .filter(file -> copiesSideFiles || !SideFiles.isSideFile(file))
        .map(
            file ->
                file.with(
                    file.stated().or(() -> Optional.ofNullable(stated.get(file.file().name())))))
        .toList();
  }

  private Download fetch(WantedFile file) throws IOException {
    Download download = download(file);
    try {
      verify(file, download);
      return download;
    } catch (RuntimeException corrupt) {
      download.close();
      throw corrupt;
    }
  }

  private Download download(WantedFile file) throws IOException {
    String source = provider.describe(file.remote());
    try (InputStream stream = provider.open(file.remote())) {
      return Download.of(stream, file.checksumType());
    } catch (IOException failure) {
      throw new RemoteResourceError(
          "file '%s': %s cannot be read: %s".formatted(file.file().name(), source, failure),
          failure);
    }
  }

  private static void verify(WantedFile file, Download download) {
    String name = file.file().name();
    if (file.file().size().orElse(download.size()) != download.size()) {
      throw new UnexpectedFileSize(
          "file '%s' has %d bytes, stated are %d"
              .formatted(name, download.size(), file.file().size().getAsLong()));
    }
    if (file.stated().isPresent()) {
      StatedChecksum stated = file.stated().get();
      if (!stated.type().same(stated.value(), download.checksum())) {
        throw new InvalidChecksum(
            "file '%s' has the %s %s, stated is %s"
                .formatted(name, stated.type().label(), download.checksum(), stated.value()));
      }
    }
  }
}
