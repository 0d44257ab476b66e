package io.weir.environment;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the file that describes an environment, {@code infra/environments/NAME.yaml}. Its keys,
 * their defaults and what is allowed are in the README beside those files.
 */
public final class EnvironmentFile {
  private static final Pattern FILE_NAME =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,63})\\.yaml");

  private EnvironmentFile() {}

  /**
   * Reads and checks; nothing in the file is executed.
   *
   * @throws EnvironmentException if the file cannot be read, is not YAML 1.2, or does not describe
   *     an environment; the first fault is told, in one line
   */
  public static Environment read(Path file) {
    Place whole = new Place(file, "");
    Node content =
        YamlText.read(file)
            .orElseThrow(() -> whole.wrong("is empty, allowed are " + EnvironmentReader.ALLOWED));
    return new EnvironmentReader(nameOf(file)).read(new Value(whole, content));
  }

  private static String nameOf(Path file) {
    Path last = file.getFileName();
    Matcher name = FILE_NAME.matcher(last == null ? "" : last.toString());
    if (!name.matches()) {
      throw new Place(file, "")
          .wrong("has a wrong name, allowed are 1 to 64 of A-Z a-z 0-9 - _ before .yaml");
    }
    return name.group(1);
  }
}
