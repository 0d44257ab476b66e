package io.weir.local.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.weir.local.StackDefinition.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that a template's deployment writes: by CDK's {@code AwsCustomResource}s, of whatever
 * type, whose call at their creation is S3's PutObject.
 *
 * @param queues for the URLs in the objects' texts
 */
record TemplateObjects(Template template, Intrinsics intrinsics, TemplateQueues queues) {
  private static final String CALL = "Create";

  /** All of them, in the template's order. */
  List<StoredObject> all() {
    return template.custom().stream()
        .flatMap(each -> call(each).stream().flatMap(this::put))
        .toList();
  }

  /** The call as such a resource has it, a JSON text; empty for a resource of another kind. */
  private Optional<JsonObject> call(Resource resource) {
    return resource
        .find(CALL)
        .map(value -> intrinsics.text(resource, value))
        .map(text -> parse(resource, text));
  }

  private static JsonObject parse(Resource resource, String call) {
    try {
      if (JsonParser.parseString(call) instanceof JsonObject object) {
        return object;
      }
      throw new TemplateException(notJson(resource));
    } catch (JsonParseException e) {
      throw new TemplateException(notJson(resource), e);
    }
  }

  private static String notJson(Resource resource) {
    return "resource %s: its %s is no JSON object".formatted(resource.id(), CALL);
  }

  private Stream<StoredObject> put(JsonObject call) {
    if (!text(call, "service").equalsIgnoreCase("S3")
        || !text(call, "action").equalsIgnoreCase("putObject")
        || !(call.get("parameters") instanceof JsonObject parameters)) {
      return Stream.empty();
    }
    return Stream.of(
        new StoredObject(
            text(parameters, "Bucket"),
            text(parameters, "Key"),
            queues.withLocalQueues(text(parameters, "Body"))));
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
