package io.weir.ingest.pdr;

import io.weir.ingest.checksum.ChecksumType;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.PdrParsingError;
import io.weir.ingest.pdr.FileSpec.StatedChecksum;
import io.weir.ingest.provider.Paths;
import io.weir.ingest.record.CollectionId;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file groups of a PDR, one at a time. Keywords that it does not know, such as {@code
 * EXPIRATION_TIME} and {@code NODE_NAME}, are passed by. Not thread-safe.
 */
final class PdrReader {
  /** The most files of one group, and the most keywords of one object. */
  static final int MOST_FILES = 1_000;

  /** Takes the groups as they are read. */
  @FunctionalInterface
  interface Visitor {
    void group(FileGroup group) throws IOException;
  }

  private static final String TOTAL = "TOTAL_FILE_COUNT";

  /** FILE_TYPE to the file types of the Cloud Notification Mechanism, as Cumulus maps them. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("HDF", "data"),
          Map.entry("HDF-EOS", "data"),
          Map.entry("SCIENCE", "data"),
          Map.entry("TGZ", "data"),
          Map.entry("BROWSE", "browse"),
          Map.entry("METADATA", "metadata"),
          Map.entry("BROWSE_METADATA", "metadata"),
          Map.entry("QA_METADATA", "metadata"),
          Map.entry("QA", "metadata"),
          Map.entry("PRODHIST", "qa"),
          Map.entry("LINKAGE", "linkage"));

  private final PvlReader pvl;
  private Optional<PvlStatement> total = Optional.empty();
  private long files;

  private PdrReader(PvlReader pvl) {
    this.pvl = pvl;
  }

  /**
   * Reads a PDR to its end.
   *
   * @param what names the PDR in errors
   * @throws PdrParsingError naming the line, if it is malformed, lists nothing, or lists another
   *     number of files than it says
   */
  static void read(Reader text, String what, Visitor visitor) throws IOException {
    new PdrReader(new PvlReader(text, what)).read(visitor);
  }

  private void read(Visitor visitor) throws IOException {
    for (Optional<PvlStatement> next = pvl.next(); next.isPresent(); next = pvl.next()) {
      PvlStatement statement = next.get();
      if (begins(statement, "FILE_GROUP")) {
        visitor.group(group(statement));
      } else if (statement.keyword().equals(TOTAL)) {
        total = next;
      } else if (isBracket(statement)) {
        throw unexpected(statement);
      }
    }
    if (files == 0) {
      throw pvl.malformed(1, "there is no FILE_GROUP in it");
    }
    if (total.isPresent() && number(total.get()) != files) {
      throw pvl.malformed(
          total.get().line(),
          "%s is %s, but %d files are listed".formatted(TOTAL, total.get().value(), files));
    }
  }

  private FileGroup group(PvlStatement start) throws IOException {
    Map<String, PvlStatement> keywords = new HashMap<>();
    List<FileSpec> specs = new ArrayList<>();
    PvlStatement statement = within(start);
    while (!ends(statement, "FILE_GROUP")) {
      if (begins(statement, "FILE_SPEC")) {
        specs.add(spec(statement));
        files++;
      } else {
        put(statement, keywords);
      }
      if (specs.size() > MOST_FILES) {
        throw pvl.malformed(start.line(), "the FILE_GROUP has more than " + MOST_FILES + " files");
      }
      statement = within(start);
    }
    if (specs.isEmpty()) {
      throw pvl.malformed(start.line(), "the FILE_GROUP has no FILE_SPEC");
    }
    String name = required(keywords, "DATA_TYPE", start).value();
    String version = required(keywords, "DATA_VERSION", start).value();
    return new FileGroup(start.line(), new CollectionId(name, version), specs);
  }

  private FileSpec spec(PvlStatement start) throws IOException {
    Map<String, PvlStatement> keywords = new HashMap<>();
    for (PvlStatement statement = within(start);
        !ends(statement, "FILE_SPEC");
        statement = within(start)) {
      put(statement, keywords);
    }
    String path = Paths.trimmed(required(keywords, "DIRECTORY_ID", start).value());
    PvlStatement name = required(keywords, "FILE_ID", start);
    try {
      Paths.check(path, name.value());
    } catch (InvalidArgument leaves) {
      throw pvl.malformed(name.line(), String.valueOf(leaves.getMessage()));
    }
    return new FileSpec(
        path,
        name.value(),
        number(required(keywords, "FILE_SIZE", start)),
        type(required(keywords, "FILE_TYPE", start)),
        checksum(keywords));
  }

  private String type(PvlStatement type) {
    String known = TYPES.get(type.value().toUpperCase(Locale.ROOT));
    if (known == null) {
      throw pvl.malformed(type.line(), "FILE_TYPE '" + type.value() + "' is not known");
    }
    return known;
  }

  private Optional<StatedChecksum> checksum(Map<String, PvlStatement> keywords) {
    PvlStatement type = keywords.get("FILE_CKSUM_TYPE");
    PvlStatement value = keywords.get("FILE_CKSUM_VALUE");
    if (type == null || value == null) {
      return withoutChecksum(type, value);
    }
    try {
      ChecksumType known = ChecksumType.of(type.value());
      known.requireValue(value.value());
      return Optional.of(new StatedChecksum(type.value(), value.value()));
    } catch (InvalidArgument wrong) {
      throw pvl.malformed(value.line(), String.valueOf(wrong.getMessage()));
    }
  }

  private Optional<StatedChecksum> withoutChecksum(
      @Nullable PvlStatement type, @Nullable PvlStatement value) {
    if (type != null) {
      throw pvl.malformed(type.line(), "FILE_CKSUM_TYPE comes without FILE_CKSUM_VALUE");
    }
    if (value != null) {
      throw pvl.malformed(value.line(), "FILE_CKSUM_VALUE comes without FILE_CKSUM_TYPE");
    }
    return Optional.empty();
  }

  /** The next statement of an object that has to be closed. */
  private PvlStatement within(PvlStatement start) throws IOException {
    return pvl.next()
        .orElseThrow(() -> pvl.malformed(start.line(), "the " + start.value() + " is not closed"));
  }

  private void put(PvlStatement statement, Map<String, PvlStatement> keywords) {
    if (isBracket(statement)) {
      throw unexpected(statement);
    }
    if (keywords.put(statement.keyword(), statement) != null) {
      throw pvl.malformed(statement.line(), statement.keyword() + " is there twice");
    }
    if (keywords.size() > MOST_FILES) {
      throw pvl.malformed(statement.line(), "too many keywords");
    }
  }

  private PvlStatement required(
      Map<String, PvlStatement> keywords, String keyword, PvlStatement start) {
    PvlStatement statement = keywords.get(keyword);
    if (statement == null || statement.value().isEmpty()) {
      throw pvl.malformed(start.line(), "the %s has no %s".formatted(start.value(), keyword));
    }
    return statement;
  }

  private long number(PvlStatement statement) {
    try {
      long number = Long.parseLong(statement.value());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      throw notANumber(statement);
    }
    throw notANumber(statement);
  }

  private PdrParsingError notANumber(PvlStatement statement) {
    return pvl.malformed(statement.line(), statement.keyword() + " is no whole number, 0 or more");
  }

  private PdrParsingError unexpected(PvlStatement statement) {
    return pvl.malformed(
        statement.line(),
        "%s %s does not belong here".formatted(statement.keyword(), statement.value()).strip());
  }

  private static boolean isBracket(PvlStatement statement) {
    return switch (statement.keyword()) {
      case "OBJECT", "BEGIN_OBJECT", "END_OBJECT", "GROUP", "BEGIN_GROUP", "END_GROUP" -> true;
      default -> false;
    };
  }

  private static boolean begins(PvlStatement statement, String object) {
    return (statement.keyword().equals("OBJECT") || statement.keyword().equals("BEGIN_OBJECT"))
        && statement.value().equalsIgnoreCase(object);
  }

  private static boolean ends(PvlStatement statement, String object) {
    return statement.keyword().equals("END_OBJECT")
        && (statement.value().isEmpty() || statement.value().equalsIgnoreCase(object));
  }
}
