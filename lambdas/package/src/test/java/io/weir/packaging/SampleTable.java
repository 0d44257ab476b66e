package io.weir.packaging;

import java.util.ArrayList;
import java.util.List;

/** A table written as the SDK writes its own, and which of its entries were made. */
public final class SampleTable {
  /** The keys put. */
  public static final List<String> KEYS =
      new SampleTable()
          .put("dynamodb", new Entry())
          .put("s3", new Entry())
          .put("sqs", new Entry())
          .keys;

  private final List<String> keys = new ArrayList<>();

  private SampleTable put(String key, Entry entry) {
    keys.add(key + (entry == null ? " without an entry" : ""));
    return this;
  }

  static final class Entry {}
}
