package io.weir.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Classes of these tests as a package holds them, and as a JVM sees them. */
final class SampleContents {
  private SampleContents() {}

  static String nameOf(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  static NavigableMap<String, byte[]> of(Class<?>... types) {
    NavigableMap<String, byte[]> classes = new TreeMap<>();
    for (Class<?> type : types) {
      try (InputStream stream =
          type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
        classes.put(nameOf(type), stream == null ? new byte[0] : stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  /** Loads the classes themselves rather than those of this JVM. */
  static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(SampleContents.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/'));
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}
