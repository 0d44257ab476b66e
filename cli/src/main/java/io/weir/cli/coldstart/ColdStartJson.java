package io.weir.cli.coldstart;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A result as one JSON object. */
final class ColdStartJson {
  private ColdStartJson() {}

  static String of(ColdStartResult result) {
    JsonObject functions = new JsonObject();
    result
        .figures()
        .forEach((function, figures) -> functions.add(function.text(), packages(figures)));
    JsonObject json = new JsonObject();
    json.add("machine", result.machine().json());
    json.addProperty("runs", result.runs());
    json.add("functions", functions);
    return json.toString();
  }

  private static JsonArray packages(List<Figures> figures) {
    JsonArray packages = new JsonArray();
    figures.forEach(each -> packages.add(figures(each, figures.getFirst())));
    return packages;
  }

  private static JsonObject figures(Figures figures, Figures plain) {
    JsonObject json = new JsonObject();
    json.addProperty("package", figures.functions().name());
    json.addProperty("initMillis", figures.init().toMillis());
    json.addProperty("firstMillis", figures.first().toMillis());
    json.addProperty("totalMillis", figures.total().toMillis());
    json.addProperty("warmMillis", figures.warm().toMillis());
    json.addProperty("cpuMillis", figures.cpu().toMillis());
    json.addProperty("shareOfPlain", rounded(figures.shareOf(plain)));
    return json;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }
}
