package io.weir.environment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which key was meant. */
final class NearestKey {
  /** Two slips of the finger; more is another word. */
  private static final int MOST_SLIPS = 2;

  private NearestKey() {}

  /** Returns "; did you mean …?" if a key is near, else nothing. */
  static String hint(String wrong, List<String> keys) {
    return keys.stream()
        .min(Comparator.comparingInt(key -> slips(wrong, key)))
        .filter(key -> slips(wrong, key) <= MOST_SLIPS)
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }

  /** Letters to add, drop or change, in upper or lower case: the Levenshtein distance. */
  private static int slips(String wrong, String key) {
    String from = wrong.toLowerCase(Locale.ROOT);
    String to = key.toLowerCase(Locale.ROOT);
    if (Math.abs(from.length() - to.length()) > MOST_SLIPS) {
      return MOST_SLIPS + 1;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row = nextRow(row, from.charAt(i - 1), to, i);
    }
    return row[to.length()];
  }

  private static int[] nextRow(int[] above, char letter, String to, int index) {
    int[] row = new int[above.length];
    row[0] = index;
    for (int j = 1; j < row.length; j++) {
      int changed = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
