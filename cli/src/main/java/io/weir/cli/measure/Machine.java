package io.weir.cli.measure;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Where figures were measured, and what else went on there.
 *
 * @param load processes that wanted a core, the average of the last minute
 */
public record Machine(int cores, String system, String jdk, double load) {
  /** This one, now. */
  public static Machine now() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
        String.valueOf(System.getProperty("java.vm.version")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** In one line. */
  public String text() {
    return String.format(
        Locale.ROOT, "%d cores, %s, JDK %s, load at the end %.1f", cores, system, jdk, load);
  }

  /** As an object. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("cores", cores);
    json.addProperty("system", system);
    json.addProperty("jdk", jdk);
    json.addProperty("load", BigDecimal.valueOf(load).setScale(3, RoundingMode.HALF_UP));
    return json;
  }
}
