package io.weir.ingest.record;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;

/**
 * Which collection: {@code NAME___VERSION} in Cumulus' records.
 *
 * @param name the short name, such as {@code MOD09GQ}
 * @param version such as {@code 006}
 */
public record CollectionId(String name, String version) {
  private static final String SEPARATOR = "___";

  /** Checks that neither is empty. */
  public CollectionId {
    if (name.isEmpty() || version.isEmpty()) {
      throw new InvalidArgument("a collection's name and version must not be empty");
    }
  }

  /**
   * Reads {@code NAME___VERSION}; a name may itself hold the separator, a version may not.
   *
   * @throws InvalidArgument if the text is not so
   */
  public static CollectionId parse(String text) {
    int at = text.lastIndexOf(SEPARATOR);
    if (at <= 0 || at + SEPARATOR.length() == text.length()) {
      throw new InvalidArgument("collectionId must be NAME___VERSION, is '" + text + "'");
    }
    return new CollectionId(text.substring(0, at), text.substring(at + SEPARATOR.length()));
  }

  /**
   * Reads {@code name} and {@code version} of a collection, or of what names one.
   *
   * @throws InvalidArgument if one is missing
   */
  public static CollectionId of(Fields fields) {
    return new CollectionId(fields.text("name"), fields.text("version"));
  }

  /** Returns {@code NAME___VERSION}. */
  @Override
  public String toString() {
    return name + SEPARATOR + version;
  }
}
