package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CloudFormation template as CDK writes it: {@code cdk.out/NAME.template.json}. Immutable. */
final class Template {
  private static final String SUFFIX = ".template.json";

  private final Path file;
  private final Map<String, Resource> resources;

  private Template(Path file, Map<String, Resource> resources) {
    this.file = file;
    this.resources = resources;
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if it cannot be read, or is no template
   */
  static Template read(Path file) {
    if (!file.getFileName().toString().endsWith(SUFFIX)) {
      throw new TemplateException("%s: a template is named NAME%s".formatted(file, SUFFIX));
    }
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (var entry : resourcesOf(file).entrySet()) {
      resources.put(entry.getKey(), resource(file, entry.getKey(), entry.getValue()));
    }
    return new Template(file, resources);
  }

  private static JsonObject resourcesOf(Path file) {
    if (object(file).get("Resources") instanceof JsonObject resources && !resources.isEmpty()) {
      return resources;
    }
    throw new TemplateException(
        "%s: it has no Resources; `./weir synth` writes templates that have".formatted(file));
  }

  /** Reads a file that holds a JSON object. */
  static JsonObject object(Path file) {
    try {
      if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject object) {
        return object;
      }
      throw new TemplateException("%s: it is no JSON object".formatted(file));
    } catch (IOException e) {
      throw new TemplateException(
          "%s: cannot be read (%s); `./weir synth --environment NAME` writes cdk.out"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    } catch (JsonParseException e) {
      throw new TemplateException("%s: it is not JSON".formatted(file), e);
    }
  }

  private static Resource resource(Path file, String id, JsonElement json) {
    if (json instanceof JsonObject object && object.get("Type") instanceof JsonPrimitive type) {
      JsonObject properties =
          object.get("Properties") instanceof JsonObject given ? given : new JsonObject();
      return new Resource(id, type.getAsString(), properties);
    }
    throw new TemplateException("%s: resource %s has no Type".formatted(file, id));
  }

  /** The name before {@code .template.json}: the stack's. */
  String stackName() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** A file of the same cloud assembly. */
  Path sibling(String name) {
    return file.resolveSibling(name);
  }

  /** The resources of a type, in the template's order. */
  List<Resource> ofType(String type) {
    return resources.values().stream().filter(each -> each.type().equals(type)).toList();
  }

  /** The resources that are none of AWS' own types, in the template's order. */
  List<Resource> custom() {
    return resources.values().stream().filter(each -> !each.type().startsWith("AWS::")).toList();
  }

  /** A resource by its logical id; null if there is none. */
  @Nullable Resource resource(String id) {
    return resources.get(id);
  }
}
