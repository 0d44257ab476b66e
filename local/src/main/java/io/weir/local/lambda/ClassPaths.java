package io.weir.local.lambda;

import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the classes of functions are: folders and jars, in which {@code folder/*} stands for all
 * jars of a folder. Immutable.
 *
 * @param shared of all functions
 * @param own of single functions, by their names; functions of the same path share their classes,
 *     and others see none of them, as on Lambda
 */
public record ClassPaths(List<Path> shared, Map<String, List<Path>> own) {
  public ClassPaths {
    shared = List.copyOf(shared);
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    if (shared.isEmpty() && own.isEmpty()) {
      throw new IllegalArgumentException("The handlers need a class path");
    }
  }

  /** One for all functions. */
  public static ClassPaths shared(List<Path> classPath) {
    return new ClassPaths(classPath, Map.of());
  }

  /** One for each function. */
  public static ClassPaths own(Map<String, List<Path>> classPaths) {
    return new ClassPaths(List.of(), classPaths);
  }

  /** As the child JVM is told a function's own, empty if it has none. */
  String argument(String function) {
    return own.getOrDefault(function, List.of()).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
