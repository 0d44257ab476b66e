package io.weir.ingest.sync;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.provider.Paths;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileType;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a file in its bucket, by the collection's {@code url_path}. Of Cumulus' templates
 * it knows {@code {collection.name}}, {@code {collection.version}}, {@code {granule.granuleId}},
 * {@code {file.fileName}}, {@code {file.type}}, {@code {substring(NAME, FROM, TO)}} of one of
 * these, and {@code {cmrMetadata.Granule.Collection.ShortName}} and {@code .VersionId}, which are
 * the collection's name and version.
 */
final class UrlPath {
  private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}]*)}");

  private static final Pattern SUBSTRING =
      Pattern.compile(
          "substring\\(\\s*([\\w.]+)\\s*,\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\)");

  private UrlPath() {}

  /**
   * Resolves a template.
   *
   * @return the folder, without slashes at its ends
   * @throws InvalidArgument if the template needs what is not known, or leads out of the bucket
   */
  static String resolve(CollectionId collection, String granuleId, FileType type, String fileName) {
    Map<String, String> values = new HashMap<>();
    values.put("collection.name", collection.name());
    values.put("collection.version", collection.version());
    values.put("cmrMetadata.Granule.Collection.ShortName", collection.name());
    values.put("cmrMetadata.Granule.Collection.VersionId", collection.version());
    values.put("granule.granuleId", granuleId);
    values.put("file.fileName", fileName);
    values.put("file.name", fileName);
    values.put("file.type", type.type());
    String where = "collection " + collection + ": url_path '" + type.urlPath() + "'";
    String path =
        TEMPLATE
            .matcher(type.urlPath())
            .replaceAll(
                match -> Matcher.quoteReplacement(value(match.group(1).strip(), values, where)));
    String folder = Paths.trimmed(path);
    Paths.check(folder, fileName);
    return folder;
  }

  private static String value(String expression, Map<String, String> values, String where) {
    Matcher substring = SUBSTRING.matcher(expression);
    if (!substring.matches()) {
      return known(expression, values, where);
    }
    String text = known(substring.group(1), values, where);
    int from = Math.min(Integer.parseInt(substring.group(2)), text.length());
    int to =
        substring.group(3) == null
            ? text.length()
            : Math.min(Integer.parseInt(substring.group(3)), text.length());
    return text.substring(Math.min(from, to), Math.max(from, to));
  }

  private static String known(String name, Map<String, String> values, String where) {
    String value = values.get(name);
    if (value == null) {
      throw new InvalidArgument(
          "%s: {%s} is not known; known are %s and substring(NAME, FROM, TO)"
              .formatted(where, name, values.keySet().stream().sorted().toList()));
    }
    return value;
  }
}
