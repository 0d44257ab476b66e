package io.weir.local.lambda.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The class loaders of functions that have a class path of their own, one for each path, below the
 * host's as on Lambda below the runtime's. Thread-safe.
 */
final class ClassLoaders {
  private static final String ALL_JARS = "*";

  private final ConcurrentMap<String, ClassLoader> byPath = new ConcurrentHashMap<>();

  /**
   * The one of a class path.
   *
   * @param classPath as a JVM takes it; empty for the host's own
   */
  ClassLoader of(String classPath) {
    return classPath.isEmpty()
        ? ClassLoaders.class.getClassLoader()
        : byPath.computeIfAbsent(classPath, ClassLoaders::create);
  }

  /** It lives as long as the process. */
  private static ClassLoader create(String classPath) {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (path.endsWith(ALL_JARS)) {
        addJars(path.resolveSibling(""), urls);
      } else {
        urls.add(url(path));
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoaders.class.getClassLoader());
  }

  private static void addJars(Path folder, List<URL> urls) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      jars.forEach(jar -> urls.add(url(jar)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
