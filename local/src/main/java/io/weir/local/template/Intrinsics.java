package io.weir.local.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.LocalStack;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Evaluates the functions of CloudFormation that CDK writes: {@code Ref}, {@code Fn::GetAtt} of an
 * ARN or a name, {@code Fn::Join}, {@code Fn::Sub}. Others are refused by name, so that nothing is
 * built that a deployment would not have. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Intrinsics {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}!]+)}");

  /** In a function's ARN, before its name. */
  private static final String FUNCTION_PART = ":function:";

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::AccountId",
          LocalStack.ACCOUNT,
          "AWS::Partition",
          "aws",
          "AWS::Region",
          LocalStack.REGION,
          "AWS::URLSuffix",
          "amazonaws.com");

  private static final Set<String> NAME_ATTRIBUTES =
      Set.of("QueueName", "Name", "FunctionName", "TableName");

  private final Template template;
  private final Names names;
  private final Home home;

  /**
   * Evaluates what a template says.
   *
   * @param home where the template is to be deployed
   */
  Intrinsics(Template template, Names names, Home home) {
    this.template = template;
    this.names = names;
    this.home = home;
  }

  /**
   * A property's text.
   *
   * @throws TemplateException if there is none, or it is no text
   */
  String text(Resource resource, String... path) {
    return text(resource, resource.get(path));
  }

  /** A value's text, with functions evaluated. */
  String text(Resource resource, JsonElement value) {
    JsonElement resolved = resolve(resource, value);
    if (resolved instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    throw new TemplateException(
        "resource %s: expected a text, not %s".formatted(resource.id(), resolved));
  }

  /** The name of the function that a property names: by name, ARN, or the ARN of an alias. */
  String functionName(Resource resource, String... path) {
    String text = text(resource, path);
    int function = text.indexOf(FUNCTION_PART);
    return function < 0 ? text : text.substring(function + FUNCTION_PART.length()).split(":", 2)[0];
  }

  /** The value with all functions in it evaluated. */
  JsonElement resolve(Resource resource, JsonElement value) {
    return switch (value) {
      case JsonObject object when isFunction(object) -> new JsonPrimitive(call(resource, object));
      case JsonObject object -> {
        JsonObject resolved = new JsonObject();
        object.entrySet().forEach(e -> resolved.add(e.getKey(), resolve(resource, e.getValue())));
        yield resolved;
      }
      case JsonArray array -> {
        JsonArray resolved = new JsonArray();
        array.forEach(each -> resolved.add(resolve(resource, each)));
        yield resolved;
      }
      case JsonPrimitive primitive when primitive.isString() ->
          new JsonPrimitive(home.toLocal(primitive.getAsString()));
      default -> value;
    };
  }

  private static boolean isFunction(JsonObject object) {
    return object.size() == 1
        && object.keySet().stream().allMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
  }

  private String call(Resource resource, JsonObject call) {
    var function = call.entrySet().iterator().next();
    JsonElement argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> ref(resource, argument.getAsString());
      case "Fn::GetAtt" -> attribute(resource, argument);
      case "Fn::Join" -> join(resource, argument.getAsJsonArray());
      case "Fn::Sub" -> sub(resource, argument);
      default ->
          throw new TemplateException(
              "resource %s: the local stack does not know %s"
                  .formatted(resource.id(), function.getKey()));
    };
  }

  private String ref(Resource resource, String name) {
    if (name.equals("AWS::StackName")) {
      return template.stackName();
    }
    String pseudo = PSEUDO_PARAMETERS.get(name);
    return pseudo != null ? pseudo : names.ref(named(resource, name), this);
  }

  private String attribute(Resource resource, JsonElement argument) {
    String[] parts =
        argument instanceof JsonArray array
            ? new String[] {array.get(0).getAsString(), array.get(1).getAsString()}
            : argument.getAsString().split("\\.", 2);
    Resource named = named(resource, parts[0]);
    if (parts[1].equals("Arn")) {
      return names.arn(named, this);
    }
    if (NAME_ATTRIBUTES.contains(parts[1])) {
      return names.nameOf(named);
    }
    throw new TemplateException(
        "resource %s: the local stack does not know %s of %s"
            .formatted(resource.id(), parts[1], parts[0]));
  }

  private String join(Resource resource, JsonArray argument) {
    return argument.get(1).getAsJsonArray().asList().stream()
        .map(each -> text(resource, each))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(argument.get(0).getAsString()), home::toLocal));
  }

  private String sub(Resource resource, JsonElement argument) {
    if (!(argument instanceof JsonPrimitive format)) {
      throw new TemplateException(
          "resource %s: the local stack does not know Fn::Sub with variables"
              .formatted(resource.id()));
    }
    return PLACE
        .matcher(format.getAsString())
        .replaceAll(place -> Matcher.quoteReplacement(place(resource, place.group(1))));
  }

  private String place(Resource resource, String name) {
    return name.contains(".") ? attribute(resource, new JsonPrimitive(name)) : ref(resource, name);
  }

  private Resource named(Resource resource, String id) {
    Resource named = template.resource(id);
    if (named == null) {
      throw new TemplateException(
          "resource %s names %s, which the template has not".formatted(resource.id(), id));
    }
    return named;
  }
}
