package io.weir.environment;

/** Text of a file, fit to be told in one line. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  /** Returns the text without breaks and control characters, and cut if it is long. */
  static String of(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\p{Cf}", "");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
