package io.weir.ingest.sync;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.provider.Paths;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.Granule;
import io.weir.ingest.record.GranuleFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a file in its bucket, by the collection's {@code url_path}: a text with {@code
 * {VALUE}} or {@code {OPERATION(VALUE, ...)}} in it, as in Cumulus. See {@link PathValues} for the
 * values, {@link PathOperation} for the operations. What needs a granule's CMR metadata is refused:
 * there is none before a granule is processed.
 */
final class UrlPath {
  private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(([^()]*)\\)");
  private static final Pattern ARGUMENTS = Pattern.compile("\\s*,\\s*");
  private static final Pattern BRACES = Pattern.compile("[{}]");

  private UrlPath() {}

  /**
   * Resolves a template.
   *
   * @return the folder, without slashes at its ends
   * @throws InvalidArgument if the template needs what is not known, or leads out of the bucket
   */
  static String resolve(CollectionId collection, Granule granule, FileType type, GranuleFile file) {
    PathValues values = new PathValues(collection, granule, type, file);
    String folder;
    try {
      folder = Paths.trimmed(resolve(type.urlPath(), values));
    } catch (InvalidArgument problem) {
      throw new InvalidArgument(
          "collection %s: url_path '%s' of file '%s': %s"
              .formatted(collection, type.urlPath(), file.name(), problem.getMessage()),
          problem);
    }
    Paths.check(folder, file.name());
    return folder;
  }

  private static String resolve(String template, PathValues values) {
    if (BRACES.matcher(TEMPLATE.matcher(template).replaceAll("")).find()) {
      throw new InvalidArgument("its braces do not pair, or are nested");
    }
    return TEMPLATE
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1).strip(), values)));
  }

  private static String value(String expression, PathValues values) {
    Matcher call = CALL.matcher(expression);
    return call.matches()
        ? new PathOperation(call.group(1), List.of(ARGUMENTS.split(call.group(2).strip())))
            .apply(values)
        : values.get(expression);
  }
}
