package io.weir.ingest.sync;

import io.weir.ingest.checksum.ChecksumType;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.provider.ProviderFiles;
import io.weir.ingest.record.NamePattern;
import io.weir.ingest.sync.WantedFile.StatedChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a granule that hold another one's checksum: {@code X.md5} that of {@code X}, or
 * whichever file the collection's {@code checksumFor} fits. Its extension is the kind, its first
 * line the checksum: alone, before a name as {@code md5sum} and {@code sha256sum} print it, or
 * after one as BSD's {@code md5} does.
 */
final class SideFiles {
  /** The largest side file, in bytes: a checksum and a file name fit many times over. */
  static final int LARGEST_BYTES = 64 * 1024;

  /** {@code MD5 (NAME) = CHECKSUM}, of BSD; openssl prints it without the first space. */
  private static final Pattern AFTER_NAME = Pattern.compile("[\\w-]+ ?\\(.*\\) ?= ?(\\S+)");

  private SideFiles() {}

  /** Tells whether a file holds another one's checksum. */
  static boolean isSideFile(WantedFile file) {
    return file.type().checksumFor().isPresent() || kind(file).isPresent();
  }

  /**
   * Returns the checksums that the side files among a granule's files state, by the names of the
   * files that they are for.
   *
   * @throws FileNotFound if {@code checksumFor} fits none of the granule's files
   * @throws InvalidArgument if a side file holds no checksum, or is larger than one is
   */
  static Map<String, StatedChecksum> read(List<WantedFile> files, ProviderFiles provider)
      throws IOException {
    Map<String, StatedChecksum> stated = new HashMap<>();
    for (WantedFile side : files) {
      if (isSideFile(side)) {
        Optional<String> subject = subject(side, files);
        if (subject.isPresent()) {
          stated.put(subject.get(), read(side, provider));
        }
      }
    }
    return stated;
  }

  private static Optional<String> subject(WantedFile side, List<WantedFile> files) {
    Optional<NamePattern> pattern = side.type().checksumFor();
    if (pattern.isEmpty()) {
      String name = side.file().name();
      return Optional.of(name.substring(0, name.lastIndexOf('.')));
    }
    Optional<String> subject =
        files.stream()
            .filter(file -> !isSideFile(file))
            .map(file -> file.file().name())
            .filter(pattern.get()::matches)
            .findFirst();
    if (subject.isEmpty()) {
      throw new FileNotFound(
          "none of the granule's files is the one that '%s' has the checksum for"
              .formatted(side.file().name()));
    }
    return subject;
  }

  private static StatedChecksum read(WantedFile side, ProviderFiles provider) throws IOException {
    ChecksumType type =
        kind(side)
            .orElseThrow(
                () ->
                    new InvalidArgument(
                        "the extension of '%s' names no kind of checksum"
                            .formatted(side.file().name())));
    try (InputStream stream = provider.open(side.remote())) {
      byte[] bytes = stream.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new InvalidArgument(
            "it has more than %d bytes, too many for a checksum".formatted(LARGEST_BYTES));
      }
      String value = checksum(new String(bytes, StandardCharsets.UTF_8));
      type.requireValue(value);
      return new StatedChecksum(type, value);
    } catch (InvalidArgument notAChecksum) {
      throw new InvalidArgument(
          "file '%s': %s".formatted(side.file().name(), notAChecksum.getMessage()), notAChecksum);
    }
  }

  private static String checksum(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    Matcher afterName = AFTER_NAME.matcher(line);
    return afterName.matches() ? afterName.group(1) : line.split("\\s", 2)[0];
  }

  private static Optional<ChecksumType> kind(WantedFile file) {
    String name = file.file().name();
    return ChecksumType.find(name.substring(name.lastIndexOf('.') + 1));
  }
}
