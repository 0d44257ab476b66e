package io.weir.ingest.record;

import com.google.gson.JsonArray;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a collection's record says of its granules' files.
 *
 * @param collection which one
 * @param types its kinds of files, in the record's order; the first that fits a name is its kind
 * @param granuleId what is a file's granule in its name: the first group
 */
public record FileTypes(CollectionId collection, List<FileType> types, NamePattern granuleId) {
  /** Copies the types. */
  public FileTypes {
    types = List.copyOf(types);
  }

  /**
   * Reads them from a record.
   *
   * @throws InvalidArgument if it has no {@code files} or no {@code granuleIdExtraction}, or a
   *     regular expression does not compile; it names collection and field
   */
  public static FileTypes of(Collection collection) {
    Fields fields = collection.fields();
    JsonArray files = fields.array("files");
    if (files.isEmpty()) {
      throw new InvalidArgument(
          fields.what() + ": files is empty; list the granules' files with regex and bucket");
    }
    String urlPath = fields.optionalText("url_path").orElse("");
    List<FileType> types = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String what = fields.what() + ": files[" + i + "]";
      types.add(FileType.of(new Fields(what, Json.object(files.get(i), what)), urlPath));
    }
    NamePattern granuleId =
        NamePattern.of(fields.text("granuleIdExtraction"), fields.what() + ": granuleIdExtraction")
            .withGroup();
    return new FileTypes(collection.id(), types, granuleId);
  }

  /** Returns a file's kind; empty if none fits. */
  public Optional<FileType> of(String fileName) {
    return types.stream().filter(type -> type.regex().matches(fileName)).findFirst();
  }
}
