package io.weir.cli.ingestbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a process has had of the machine; only Linux tells. */
final class ResidentMemory {
  private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

  private ResidentMemory() {}

  /** In megabytes; empty where the system does not tell. */
  static OptionalInt peakMegabytes(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException notLinux) {
      return OptionalInt.empty();
    }
  }

  static OptionalInt parse(String status) {
    Matcher peak = PEAK.matcher(status);
    return peak.find()
        ? OptionalInt.of(Integer.parseInt(peak.group(1)) / 1024)
        : OptionalInt.empty();
  }
}
