package io.weir.packaging;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns lambdas and method references into classes.
 *
 * <p>A JVM makes a class of each at its first use, with code that itself has to be loaded first and
 * runs interpreted; at a cold start of these functions that happens more than a thousand times.
 * What javac leaves to {@code LambdaMetafactory} is done here, once, in the build: all lambdas of
 * one interface in one class become one class more, in the same package. An object of it is what
 * the language promises of a lambda's object: it implements the interface, and nothing is said of
 * its class or identity.
 *
 * <p>Left as they are: lambdas of {@code altMetafactory} (serializable ones and the like), and
 * those that another class could not call in the same way.
 */
final class LambdaClasses {
  private LambdaClasses() {}

  /** Returns the classes without such lambdas, and the new classes. */
  static NavigableMap<String, byte[]> in(NavigableMap<String, byte[]> classes) {
    ClassModels models = new ClassModels(classes);
    NavigableMap<String, byte[]> all = new TreeMap<>();
    classes.forEach(
        (name, bytes) -> {
          HostClass host = new HostClass(models, models.of(name).orElseThrow());
          if (host.hasLambdas()) {
            all.putAll(host.rewritten());
          } else {
            all.put(name, bytes);
          }
        });
    return all;
  }
}
