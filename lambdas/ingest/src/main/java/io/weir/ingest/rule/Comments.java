package io.weir.ingest.rule;

/** Takes comments out of JSON: from {@code //} to the end of the line, outside of texts. */
final class Comments {
  private final String json;
  private final StringBuilder kept = new StringBuilder();
  private int at;

  private Comments(String json) {
    this.json = json;
  }

  static String removed(String json) {
    return new Comments(json).remove();
  }

  private String remove() {
    while (at < json.length()) {
      if (json.startsWith("//", at)) {
        int end = json.indexOf('\n', at);
        at = end < 0 ? json.length() : end;
      } else if (json.charAt(at) == '"') {
        keepText();
      } else {
        keep();
      }
    }
    return kept.toString();
  }

  private void keepText() {
    keep();
    while (at < json.length() && json.charAt(at) != '"') {
      if (json.charAt(at) == '\\') {
        keep();
      }
      keep();
    }
    keep();
  }

  private void keep() {
    if (at < json.length()) {
      kept.append(json.charAt(at++));
    }
  }
}
