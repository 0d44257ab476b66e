package io.weir.ingest.discover;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.store.TemporaryOutput;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts lines that need not fit into memory: sorted runs in temporary files, merged as they are
 * read. In memory are at most {@link #RUN_CHARACTERS} of text while lines are added, and one line a
 * run while they are read. Not thread-safe.
 */
final class SortedLines implements AutoCloseable {
  /** Some 60,000 files of a listing. */
  static final int RUN_CHARACTERS = 8 << 20;

  /** Each is an open file while lines are read. */
  static final int MOST_RUNS = 250;

  private record Head(String line, BufferedReader rest) {}

  private final int runCharacters;
  private final List<Path> runs = new ArrayList<>();
  private final List<BufferedReader> readers = new ArrayList<>();
  private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
  private List<String> lines = new ArrayList<>();
  private int characters;
  private int position;

  SortedLines() {
    this(RUN_CHARACTERS);
  }

  SortedLines(int runCharacters) {
    this.runCharacters = runCharacters;
  }

  /** Adds a line, which has no line break in it; not after {@link #sort}. */
  void add(String line) throws IOException {
    lines.add(line);
    characters += line.length();
    if (characters >= runCharacters) {
      spill();
    }
  }

  /** Ends adding and begins reading. */
  void sort() throws IOException {
    if (runs.isEmpty()) {
      lines.sort(Comparator.naturalOrder());
      return;
    }
    spill();
    for (Path run : runs) {
      BufferedReader reader = Files.newBufferedReader(run, StandardCharsets.UTF_8);
      readers.add(reader);
      offer(reader);
    }
  }

  /** Returns the next line in ascending order; null after the last. */
  @Nullable String next() throws IOException {
    if (runs.isEmpty()) {
      return position < lines.size() ? lines.get(position++) : null;
    }
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    offer(head.rest());
    return head.line();
  }

  @Override
  public void close() throws IOException {
    for (BufferedReader reader : readers) {
      reader.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private void offer(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    if (line != null) {
      heads.add(new Head(line, reader));
    }
  }

  private void spill() throws IOException {
    if (runs.size() == MOST_RUNS) {
      throw new InvalidArgument(
          "the listing is too long; discover a part of it, by a longer provider_path");
    }
    lines.sort(Comparator.naturalOrder());
    Path run = Files.createTempFile("weir-listing", ".txt");
    runs.add(run);
    try (BufferedWriter writer =
        new BufferedWriter(
            new OutputStreamWriter(TemporaryOutput.to(run), StandardCharsets.UTF_8))) {
      for (String line : lines) {
        writer.write(line);
        writer.write('\n');
      }
    }
    lines = new ArrayList<>();
    characters = 0;
  }
}
