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
 * A state machine's definition in a file; its name is the file's up to the first dot.
 *
 * @param express whether the file is named {@code *.express.asl.json}
 * @param definition in Amazon States Language
 */
record Workflow(String name, boolean express, String definition) {
  private static final String SUFFIX = ".asl.json";
  private static final String EXPRESS_SUFFIX = ".express" + SUFFIX;

  /** Reads all of a folder, in the order of their names. */
  static List<Workflow> readAll(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      List<Workflow> workflows = new ArrayList<>();
      for (Path file : files) {
        workflows.add(read(file));
      }
      workflows.sort(Comparator.comparing(Workflow::name));
      return List.copyOf(workflows);
    } catch (IOException e) {
      throw new LocalStackException(
          "Cannot read workflows from %s: name a folder with *.asl.json files.".formatted(folder),
          e);
    }
  }

  private static Workflow read(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    return new Workflow(
        fileName.substring(0, fileName.indexOf('.')),
        fileName.endsWith(EXPRESS_SUFFIX),
        Files.readString(file));
  }
}
