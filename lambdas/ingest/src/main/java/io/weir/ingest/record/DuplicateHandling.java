package io.weir.ingest.record;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;

/** What to do with what is there already. */
public enum DuplicateHandling {
  /** Leave it as it is. */
  SKIP,
  /** Put the new in its place. */
  REPLACE,
  /** Keep both, the old one under another name. */
  VERSION,
  /** Fail. */
  ERROR;

  /**
   * Reads a field.
   *
   * @param otherwise what counts if it is absent
   * @throws InvalidArgument if it is none of these
   */
  public static DuplicateHandling of(Fields fields, String name, DuplicateHandling otherwise) {
    String text = fields.optionalText(name).orElse("");
    return switch (text) {
      case "" -> otherwise;
      case "skip" -> SKIP;
      case "replace" -> REPLACE;
      case "version" -> VERSION;
      case "error" -> ERROR;
      default ->
          throw new InvalidArgument(
              "%s: %s must be skip, replace, version or error, is '%s'"
                  .formatted(fields.what(), name, text));
    };
  }
}
