package io.weir.local.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child JVM runs: the Java of this JVM, a class path, a main class, and all the environment
 * it gets.
 *
 * @param jvmOptions options before the main class
 * @param classPath entries in their order; {@code folder/*} stands for all jars of a folder
 * @param environment replaces this process' own, but for {@link #BASICS}
 */
public record JvmCommand(
    List<String> jvmOptions,
    List<String> classPath,
    String mainClass,
    List<String> arguments,
    Map<String, String> environment) {
  /** Variables a child inherits because the JVM and the file system want them. */
  static final List<String> BASICS = List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ");

  public JvmCommand {
    jvmOptions = List.copyOf(jvmOptions);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** The jar or folder that a class of this JVM was loaded from. */
  public static String locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Class without a readable location: " + type.getName(), e);
    }
  }

  ProcessBuilder toProcessBuilder() {
    ProcessBuilder builder = new ProcessBuilder(words()).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.keySet().retainAll(BASICS);
    variables.putAll(environment);
    return builder;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(javaBinary());
    words.addAll(jvmOptions);
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    words.addAll(arguments);
    return words;
  }

  private static String javaBinary() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Files.isExecutable(java) ? java.toString() : "java";
  }
}
