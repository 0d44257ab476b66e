package io.weir.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * What some jars hold together.
 *
 * @param classes by internal name, such as {@code java/lang/Object}
 * @param resources by name
 */
record Contents(NavigableMap<String, byte[]> classes, NavigableMap<String, byte[]> resources) {
  private static final String CLASS = ".class";
  private static final String SERVICES = "META-INF/services/";

  /** Reads a jar as a JVM of this version sees it. */
  static Contents of(Path jar) throws IOException {
    Contents contents = new Contents(new TreeMap<>(), new TreeMap<>());
    try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      contents.read(file, jar.getFileName().toString());
    }
    return contents;
  }

  /**
   * Puts jars together. Of two files of one name the first counts, as on a class path, but for the
   * lists of services, which are joined.
   */
  static Contents together(List<Contents> jars) {
    Contents all = new Contents(new TreeMap<>(), new TreeMap<>());
    for (Contents jar : jars) {
      jar.classes.forEach(all.classes::putIfAbsent);
      jar.resources.forEach(
          (name, content) ->
              all.resources.merge(
                  name,
                  content,
                  (one, other) -> name.startsWith(SERVICES) ? joined(one, other) : one));
    }
    return all;
  }

  private void read(JarFile jar, String jarName) throws IOException {
    for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
      String name = entry.getName();
      if (entry.isDirectory() || name.endsWith("module-info.class")) {
        continue;
      }
      try (InputStream content = jar.getInputStream(entry)) {
        if (name.endsWith(CLASS)) {
          classes.put(name.substring(0, name.length() - CLASS.length()), content.readAllBytes());
        } else if (isLicence(name)) {
          resources.put(licenceName(jarName, name), content.readAllBytes());
        } else if (!name.startsWith("META-INF/") || name.startsWith(SERVICES)) {
          resources.put(name, content.readAllBytes());
        }
      }
    }
  }

  private static boolean isLicence(String name) {
    return name.matches("META-INF/(LICENSE|NOTICE)(\\.\\w+)?");
  }

  /** Each jar's own, since they differ. */
  private static String licenceName(String jarName, String name) {
    return "META-INF/licenses/" + jarName + name.substring(name.indexOf('/'));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return Stream.of(one, other)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The classes that the lists of services name. */
  Set<String> serviceProviders() {
    Set<String> providers = new LinkedHashSet<>();
    resources
        .tailMap(SERVICES)
        .forEach(
            (name, list) -> {
              if (name.startsWith(SERVICES)) {
                new String(list, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> providers.add(line.replace('.', '/')));
              }
            });
    return providers;
  }

  /** Whether it has one of the classes. */
  boolean hasOneOf(Set<String> names) {
    return classes.keySet().stream().anyMatch(names::contains);
  }

  /** The same resources with other classes. */
  Contents withClasses(NavigableMap<String, byte[]> others) {
    return new Contents(others, resources);
  }
}
