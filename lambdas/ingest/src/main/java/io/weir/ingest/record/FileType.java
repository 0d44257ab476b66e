package io.weir.ingest.record;

import io.weir.ingest.json.Fields;
import java.util.Optional;

/**
 * One kind of file that a collection's granules have: an entry of the record's {@code files}.
 *
 * @param regex the names of its files
 * @param bucket the key of the bucket they belong into, such as {@code public}
 * @param type such as {@code data}, {@code metadata} or {@code browse}; empty if there is none
 * @param urlPath the template of their folder in the bucket, the collection's where it has none of
 *     its own; empty for the top
 * @param checksumFor of a file that holds another one's checksum: the names of those
 */
public record FileType(
    NamePattern regex,
    String bucket,
    String type,
    String urlPath,
    Optional<NamePattern> checksumFor) {
  static FileType of(Fields file, String collectionUrlPath) {
    return new FileType(
        NamePattern.of(file.text("regex"), file.what() + ".regex"),
        file.text("bucket"),
        file.optionalText("type").orElse(""),
        file.optionalText("url_path").filter(path -> !path.isEmpty()).orElse(collectionUrlPath),
        file.optionalText("checksumFor")
            .map(regex -> NamePattern.of(regex, file.what() + ".checksumFor")));
  }
}
