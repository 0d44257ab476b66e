package io.weir.ingest.sync;

import io.weir.ingest.checksum.ChecksumType;
import io.weir.ingest.provider.ProviderFiles;
import io.weir.ingest.provider.RemoteFile;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.GranuleFile;
import io.weir.ingest.store.ObjectLocation;
import java.util.Optional;

/**
 * A file to be copied.
 *
 * @param file as the message tells of it
 * @param type what the collection says of such files
 * @param to its place
 * @param stated its checksum, where a PDR, a message or a side file states one
 */
record WantedFile(
    GranuleFile file, FileType type, ObjectLocation to, Optional<StatedChecksum> stated) {
  /** A checksum that a file's content must have. */
  record StatedChecksum(ChecksumType type, String value) {}

  /** What is computed where nothing is stated. */
  private static final ChecksumType DEFAULT_TYPE = ChecksumType.SHA256;

  ChecksumType checksumType() {
    return stated.map(StatedChecksum::type).orElse(DEFAULT_TYPE);
  }

  RemoteFile remote() {
    return RemoteFile.at(file.path(), file.name());
  }

  /** Where it is: in its granule's provider, or in a bucket of its own. */
  ProviderFiles source(ProviderFiles provider) {
    return file.fields()
        .optionalText("source_bucket")
        .filter(bucket -> !bucket.isEmpty())
        .map(provider::in)
        .orElse(provider);
  }

  WantedFile with(Optional<StatedChecksum> checksum) {
    return new WantedFile(file, type, to, checksum);
  }
}
