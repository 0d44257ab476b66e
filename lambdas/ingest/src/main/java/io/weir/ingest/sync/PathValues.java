package io.weir.ingest.sync;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.FileType;
import io.weir.ingest.record.Granule;
import io.weir.ingest.record.GranuleFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code url_path} may name: {@code collection.name} and {@code .version}, {@code
 * granule.FIELD} and {@code file.FIELD} of the message, a field of a field by another dot, {@code
 * file.fileName} and {@code file.type}; and {@code cmrMetadata.Granule.Collection.ShortName} and
 * {@code .VersionId}, which are the collection's name and version.
 */
record PathValues(CollectionId collection, Granule granule, FileType type, GranuleFile file) {
  /**
   * Returns a value.
   *
   * @throws InvalidArgument if there is none of that name
   */
  String get(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /** Returns an operation's first argument: a value, or the text itself where it names none. */
  String getOrText(String argument) {
    return find(argument)
        .orElseGet(
            () -> {
              if (isName(argument)) {
                throw unknown(argument);
              }
              return argument;
            });
  }

  Optional<String> find(String name) {
    return switch (name) {
      case "collection.name", "cmrMetadata.Granule.Collection.ShortName" ->
          Optional.of(collection.name());
      case "collection.version", "cmrMetadata.Granule.Collection.VersionId" ->
          Optional.of(collection.version());
      case "file.fileName" -> Optional.of(file.name());
      case "file.type" -> Optional.of(type.type());
      default -> findField(name);
    };
  }

  private Optional<String> findField(String name) {
    if (name.startsWith("granule.")) {
      return text(granule.fields().json(), name);
    }
    return name.startsWith("file.") ? text(file.fields().json(), name) : Optional.empty();
  }

  private static Optional<String> text(JsonObject json, String name) {
    String[] fields = name.split("\\.", -1);
    @Nullable JsonElement value = json;
    for (int i = 1; i < fields.length; i++) {
      value = value instanceof JsonObject object ? object.get(fields[i]) : null;
    }
    return value instanceof JsonPrimitive primitive
        ? Optional.of(primitive.getAsString()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static boolean isName(String argument) {
    return argument.matches("(collection|granule|file|cmrMetadata)(\\..*)?");
  }

  private static InvalidArgument unknown(String name) {
    return new InvalidArgument(
        name.startsWith("cmrMetadata")
            ? "%s needs the granule's CMR metadata, which is not there at ingest; of cmrMetadata known are Granule.Collection.ShortName and .VersionId"
                .formatted(name)
            : "%s is not known; known are collection.name, collection.version, granule.FIELD and file.FIELD"
                .formatted(name));
  }
}
