package io.weir.check;

import io.weir.throttle.Pass;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** The production core with one file changed, and the checker over it, in a class loader. */
final class Mutant {
  private static final Path PROJECT = Path.of(System.getProperty("basedir", "."), "../..");

  private final Mutation mutation;
  private final Path folder;

  Mutant(Mutation mutation, Path folder) {
    this.mutation = mutation;
    this.folder = folder;
  }

  /**
   * Explores the mutation's bound; returns the promise broken, how, and the trace, or nothing where
   * none was.
   */
  @SuppressWarnings("unchecked") // the JDK's own list crosses the class loader
  List<String> explore() throws Exception {
    compile();
    List<URL> places = new ArrayList<>(List.of(folder.resolve("classes").toUri().toURL()));
    for (Path place : classPath()) {
      places.add(place.toUri().toURL());
    }
    try (ChildFirst loader = new ChildFirst(places.toArray(URL[]::new))) {
      return (List<String>)
          loader
              .loadClass("io.weir.check.MutantRun")
              .getMethod("explore", String.class)
              .invoke(null, mutation.bound());
    }
  }

  private void compile() throws IOException, URISyntaxException {
    Path original = PROJECT.resolve(mutation.source());
    Path source = folder.resolve(original.getFileName());
    Files.writeString(source, mutation.mutated(Files.readString(original)));
    Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-nowarn",
              "-proc:none",
              "-cp",
              classPath().stream().map(Path::toString).collect(Collectors.joining(":")),
              "-d",
              folder.resolve("classes").toString());
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        throw new IllegalStateException("mutation '" + mutation + "' does not compile");
      }
    }
  }

  private static List<Path> classPath() throws URISyntaxException {
    List<Path> places = new ArrayList<>();
    for (Class<?> one :
        Stream.of(Pass.class, ModelChecker.class, Mutant.class, NullMarked.class).toList()) {
      places.add(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return places;
  }

  /** Loads Weir's classes itself, so that none comes from the unchanged core. */
  private static final class ChildFirst extends URLClassLoader {
    ChildFirst(URL[] places) {
      super(places, Mutant.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.weir.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
