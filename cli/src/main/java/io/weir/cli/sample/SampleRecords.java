package io.weir.cli.sample;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The records of the collection and the provider that the sample is of. */
final class SampleRecords {
  static final String PROVIDER = "SAMPLE";

  /** Few enough to be seen in a demonstration. */
  private static final int CONNECTION_LIMIT = 3;

  private static final String GRANULE =
      "MOD09GQ\\.A[\\d]{7}\\.h[\\d]{2}v[\\d]{2}\\.006\\.[\\d]{13}";

  private SampleRecords() {}

  /** A provider of protocol {@code file}: its top is the folder that the functions may read. */
  static String provider() {
    JsonObject json = new JsonObject();
    json.addProperty("id", PROVIDER);
    json.addProperty("protocol", "file");
    json.addProperty("host", ".");
    json.addProperty("globalConnectionLimit", CONNECTION_LIMIT);
    return text(json);
  }

  static String collection() {
    JsonObject json = new JsonObject();
    json.addProperty("name", SampleGranule.COLLECTION);
    json.addProperty("version", SampleGranule.VERSION);
    json.addProperty("dataType", SampleGranule.COLLECTION);
    json.addProperty("duplicateHandling", "skip");
    json.addProperty("granuleId", "^" + GRANULE + "$");
    json.addProperty("granuleIdExtraction", "^(" + GRANULE + ")\\.(hdf|hdf\\.met|hdf\\.md5|jpg)$");
    json.addProperty(
        "url_path", "{collection.name}___{collection.version}/{substring(file.fileName, 9, 13)}");
    json.addProperty("sampleFileName", "MOD09GQ.A2017025.h21v00.006.2017034065104.hdf");
    JsonArray files = new JsonArray();
    files.add(file("\\.hdf", "protected", "data"));
    files.add(file("\\.hdf\\.met", "private", "metadata"));
    files.add(file("\\.jpg", "public", "browse"));
    JsonObject checksum = file("\\.hdf\\.md5", "private", "metadata");
    checksum.addProperty("checksumFor", "^" + GRANULE + "\\.hdf$");
    files.add(checksum);
    json.add("files", files);
    JsonObject meta = new JsonObject();
    meta.addProperty("provider_path", SampleTree.DATA);
    json.add("meta", meta);
    return text(json);
  }

  private static JsonObject file(String extension, String bucket, String type) {
    JsonObject json = new JsonObject();
    json.addProperty("regex", "^" + GRANULE + extension + "$");
    json.addProperty("bucket", bucket);
    json.addProperty("type", type);
    return json;
  }

  private static String text(JsonObject json) {
    return new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(json) + "\n";
  }
}
