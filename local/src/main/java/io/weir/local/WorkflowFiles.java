package io.weir.local;

import io.weir.local.failure.LocalStackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * State machines in files: {@code NAME.asl.json}, and {@code NAME.express.asl.json} for those of
 * type EXPRESS.
 */
public final class WorkflowFiles {
  private static final String SUFFIX = ".asl.json";
  private static final String EXPRESS_SUFFIX = ".express" + SUFFIX;

  private WorkflowFiles() {}

  /**
   * Reads all of a folder, in the order of their names.
   *
   * @throws LocalStackException if it cannot be read
   */
  public static List<StackDefinition.StateMachine> readAll(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      List<StackDefinition.StateMachine> workflows = new ArrayList<>();
      for (Path file : files) {
        workflows.add(read(file));
      }
      workflows.sort(Comparator.comparing(StackDefinition.StateMachine::name));
      return List.copyOf(workflows);
    } catch (IOException e) {
      throw new LocalStackException(
          "Cannot read workflows from %s: name a folder with *.asl.json files.".formatted(folder),
          e);
    }
  }

  private static StackDefinition.StateMachine read(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    return new StackDefinition.StateMachine(
        fileName.substring(0, fileName.indexOf('.')),
        fileName.endsWith(EXPRESS_SUFFIX),
        Files.readString(file));
  }
}
