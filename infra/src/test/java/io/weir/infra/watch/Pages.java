package io.weir.infra.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the pages in {@code docs} have. */
final class Pages {
  private Pages() {}

  /** Returns the headings as they are linked to: in lower case, with hyphens for blanks. */
  static Set<String> headings(String page) throws IOException {
    return lines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the first cell of each row of each table. */
  static Set<String> firstCells(String page) throws IOException {
    return lines(page).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.split("\\|", 3)[1].strip())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> lines(String page) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", page));
  }
}
