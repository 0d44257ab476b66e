package io.weir.environment;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where in a file something stands.
 *
 * @param path as {@code queues[0].executionLimit}; empty for the whole file
 */
record Place(Path file, String path) {
  private static final Pattern SIMPLE_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  Place key(String key) {
    if (!SIMPLE_KEY.matcher(key).matches()) {
      return new Place(file, "%s[\"%s\"]".formatted(path, OneLine.of(key)));
    }
    return new Place(file, path.isEmpty() ? key : path + "." + key);
  }

  Place item(int index) {
    return new Place(file, "%s[%d]".formatted(path, index));
  }

  /** Returns what is wrong here: {@code FILE: PATH PROBLEM}. */
  EnvironmentException wrong(String problem) {
    return new EnvironmentException(
        "%s: %s %s".formatted(file, path.isEmpty() ? "the file" : path, problem));
  }
}
