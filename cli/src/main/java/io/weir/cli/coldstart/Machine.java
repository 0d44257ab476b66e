package io.weir.cli.coldstart;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where figures were measured, and what else went on there.
 *
 * @param load processes that wanted a core, the average of the last minute
 */
record Machine(int cores, String system, String jdk, double load) {
  static Machine now() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
        String.valueOf(System.getProperty("java.vm.version")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  String text() {
    return String.format(
        Locale.ROOT, "%d cores, %s, JDK %s, load at the end %.1f", cores, system, jdk, load);
  }
}
