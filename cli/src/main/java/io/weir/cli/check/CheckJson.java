package io.weir.cli.check;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.weir.check.Exploration;
import io.weir.check.Violation;
import java.util.List;

/** Explorations as one JSON object. */
final class CheckJson {
  private CheckJson() {}

  static String of(List<Exploration> explorations) {
    JsonArray bounds = new JsonArray();
    explorations.forEach(each -> bounds.add(toObject(each)));
    JsonObject all = new JsonObject();
    all.addProperty("states", explorations.stream().mapToLong(Exploration::states).sum());
    all.addProperty("violations", explorations.stream().filter(CheckJson::isBroken).count());
    all.addProperty("exhausted", explorations.stream().allMatch(Exploration::isExhausted));
    all.add("bounds", bounds);
    return new GsonBuilder().serializeNulls().create().toJson(all);
  }

  private static boolean isBroken(Exploration exploration) {
    return exploration.violation() != null;
  }

  private static JsonObject toObject(Exploration exploration) {
    JsonObject object = new JsonObject();
    object.addProperty("bound", exploration.bound().name());
    object.addProperty("states", exploration.states());
    object.addProperty("transitions", exploration.transitions());
    object.addProperty("depth", exploration.depth());
    object.addProperty("frontier", exploration.frontier());
    object.addProperty("exhausted", exploration.isExhausted());
    Violation violation = exploration.violation();
    object.addProperty("violation", violation == null ? null : violation.toString());
    JsonArray trace = new JsonArray();
    exploration.trace().forEach(trace::add);
    object.add("trace", trace);
    return object;
  }
}
