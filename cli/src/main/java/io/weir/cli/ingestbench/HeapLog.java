package io.weir.cli.ingestbench;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JVM's log of garbage collections ({@code -Xlog:gc}) out of the functions' output.
 * Thread-safe.
 */
final class HeapLog {
  private static final Pattern PAUSE =
      Pattern.compile("\\[gc *\\] GC\\(\\d+\\) Pause .* \\d+M->(\\d+)M\\(\\d+M\\) .*");

  private int collections;
  private int mostMegabytes;

  /**
   * What the log has told.
   *
   * @param collections how many there were
   * @param mostMegabytes the most that was in use right after one, dead objects among it
   */
  record Peak(int collections, int mostMegabytes) {}

  /** The JVM's options for such a log, and for a heap of at most so much. */
  static List<String> jvmOptions(int heapMegabytes) {
    return List.of("-Xmx" + heapMegabytes + "m", "-Xlog:gc:stdout:tags");
  }

  /** Takes a line of the output, whatever it is. */
  synchronized void line(String line) {
    Matcher pause = PAUSE.matcher(line);
    if (pause.find()) {
      collections++;
      mostMegabytes = Math.max(mostMegabytes, Integer.parseInt(pause.group(1)));
    }
  }

  synchronized Peak peak() {
    return new Peak(collections, mostMegabytes);
  }
}
