package io.weir.ingest.provider;

import io.weir.ingest.error.InvalidArgument;
import java.util.Arrays;

/** Paths that stay where they belong. */
public final class Paths {
  private Paths() {}

  /** Returns a path without slashes at its ends. */
  public static String trimmed(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }

  /**
   * Returns a folder's path without slashes at its ends; empty for the top.
   *
   * @throws InvalidArgument if it leaves its bucket or folder
   */
  public static String folder(String path) {
    String folder = trimmed(path);
    if (!staysWithin(folder)) {
      throw new InvalidArgument("the path '%s' leaves its bucket or folder".formatted(folder));
    }
    return folder;
  }

  /**
   * Checks a file's folder and name.
   *
   * @param path without slashes at its ends; empty for the top
   * @throws InvalidArgument if the name is none, or the two together leave their bucket or folder
   */
  public static void check(String path, String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || !isPlain(name)) {
      throw new InvalidArgument("'%s' is no file name".formatted(name));
    }
    if (!staysWithin(path)) {
      throw new InvalidArgument(
          "the path '%s' of file '%s' leaves its bucket or folder".formatted(path, name));
    }
  }

  private static boolean staysWithin(String path) {
    return path.isEmpty()
        || Arrays.stream(path.split("/", -1))
            .allMatch(segment -> !segment.isEmpty() && isPlain(segment));
  }

  private static boolean isPlain(String segment) {
    return !segment.equals(".")
        && !segment.equals("..")
        && segment.chars().noneMatch(c -> c < ' ' || c == '\\' || c == 0x7f);
  }
}
