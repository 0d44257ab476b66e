package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a template's functions are made of, in the cloud assembly beside it. */
final class Assets {
  private final Map<String, Path> byKey;

  private Assets(Map<String, Path> byKey) {
    this.byKey = byKey;
  }

  /** Reads {@code NAME.assets.json}, which CDK writes beside the template. */
  static Assets of(Template template) {
    JsonObject manifest = Template.object(template.sibling(template.stackName() + ".assets.json"));
    Map<String, Path> byKey = new LinkedHashMap<>();
    if (manifest.get("files") instanceof JsonObject files) {
      for (JsonElement each : files.asMap().values()) {
        JsonObject file = each.getAsJsonObject();
        String path = file.getAsJsonObject("source").get("path").getAsString();
        for (JsonElement place : file.getAsJsonObject("destinations").asMap().values()) {
          byKey.put(place.getAsJsonObject().get("objectKey").getAsString(), template.sibling(path));
        }
      }
    }
    return new Assets(byKey);
  }

  /** Where the code of a function is. */
  Path path(Resource function, String key) {
    Path path = byKey.get(key);
    if (path == null || !Files.exists(path)) {
      throw new TemplateException(
          "resource %s: its package %s is not beside the template; synthesize again"
              .formatted(function.id(), key));
    }
    return path;
  }
}
