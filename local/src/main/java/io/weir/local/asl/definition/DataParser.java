package io.weir.local.asl.definition;

import static io.weir.local.asl.definition.DefinitionParser.MAX_SECONDS;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Query;
import io.weir.local.asl.data.Query.Sight;
import io.weir.local.asl.data.ReferencePath;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields that read and shape data, in the state's language. Those of the other language
 * are not asked for, and so refused.
 */
record DataParser(Fields fields, Language language) {

  private static final ReferencePath WHOLE = ReferencePath.parse("$");
  private static final Pattern VARIABLE =
      Pattern.compile("\\p{javaUnicodeIdentifierStart}\\p{javaUnicodeIdentifierPart}*");
  private static final int MAX_VARIABLE_NAME = 80;
  private static final String RESERVED_VARIABLE = "states";

  boolean isJsonata() {
    return language == Language.JSONATA;
  }

  /** The same for the fields of a part of the state, such as a catcher. */
  DataParser of(Fields part) {
    return new DataParser(part, language);
  }

  /** The data flow of the states that pass their input on: Wait, Choice. */
  DataFlow passing() {
    return isJsonata()
        ? new DataFlow.Queries(null, template("Output", Sight.INPUT), assign(Sight.INPUT))
        : paths(null, null, WHOLE, assign(Sight.INPUT));
  }

  /** The data flow of Succeed, which assigns nothing. */
  DataFlow ending() {
    return isJsonata()
        ? new DataFlow.Queries(null, template("Output", Sight.INPUT), null)
        : paths(null, null, WHOLE, null);
  }

  /** The data flow of Pass. */
  DataFlow shaping() {
    return isJsonata()
        ? passing()
        : paths(template("Parameters", Sight.INPUT), null, resultPath(), assign(Sight.INPUT));
  }

  /** The data flow of the states that have work done: Task, Parallel. */
  DataFlow working() {
    return isJsonata()
        ? new DataFlow.Queries(
            template("Arguments", Sight.INPUT),
            template("Output", Sight.RESULT),
            assign(Sight.RESULT))
        : paths(
            template("Parameters", Sight.INPUT),
            template("ResultSelector", Sight.INPUT),
            resultPath(),
            assign(Sight.INPUT));
  }

  /** The data flow of Map, whose Parameters, if it has such, are its ItemSelector. */
  DataFlow mapping() {
    return isJsonata()
        ? new DataFlow.Queries(null, template("Output", Sight.RESULT), assign(Sight.RESULT))
        : paths(null, template("ResultSelector", Sight.INPUT), resultPath(), assign(Sight.INPUT));
  }

  private DataFlow paths(
      @Nullable PayloadTemplate parameters,
      @Nullable PayloadTemplate resultSelector,
      @Nullable ReferencePath resultPath,
      @Nullable Assignments assign) {
    return new DataFlow.Paths(
        fields.parsedOrNull("InputPath", Path::parse, Path.WHOLE),
        parameters,
        resultSelector,
        resultPath,
        fields.parsedOrNull("OutputPath", Path::parse, Path.WHOLE),
        assign);
  }

  /** Where a result or an error output goes; always the whole in JSONata. */
  @Nullable ReferencePath resultPath() {
    return isJsonata() ? WHOLE : fields.parsedOrNull("ResultPath", ReferencePath::parse, WHOLE);
  }

  /** A template: an object in JSONPath, anything in JSONata. */
  @Nullable PayloadTemplate template(String field, Sight sight) {
    JsonElement template = fields.element(field);
    if (template == null) {
      return null;
    }
    if (!isJsonata() && !template.isJsonObject()) {
      throw fields.fault(field, "expected an object");
    }
    try {
      return isJsonata()
          ? PayloadTemplate.parseQueries(template, field, sight)
          : PayloadTemplate.parse(template);
    } catch (IllegalArgumentException refused) {
      throw fields.fault(field, String.valueOf(refused.getMessage()));
    }
  }

  /** Assign, of any language. */
  @Nullable Assignments assign(Sight sight) {
    PayloadTemplate values = template("Assign", sight);
    if (values == null) {
      return null;
    }
    if (!(fields.element("Assign") instanceof JsonObject object)) {
      throw fields.fault("Assign", "expected an object");
    }
    Set<String> names = new LinkedHashSet<>();
    for (String field : object.keySet()) {
      boolean computed = !isJsonata() && field.endsWith(".$");
      names.add(variable(computed ? field.substring(0, field.length() - 2) : field));
    }
    return new Assignments(names, values);
  }

  private String variable(String name) {
    if (!VARIABLE.matcher(name).matches()
        || name.length() > MAX_VARIABLE_NAME
        || name.equals(RESERVED_VARIABLE)) {
      throw fields.fault(
          "Assign",
          "a variable's name has up to "
              + MAX_VARIABLE_NAME
              + " letters, digits and underscores, starts with a letter and is not states: "
              + name);
    }
    return name;
  }

  /** The integer of that field; in JSONPath also that of the field with Path after its name. */
  IntegerField integer(String field, int least) {
    if (isJsonata()) {
      return isQuery(field) ? new IntegerField.FromQuery(query(field)) : given(field, least);
    }
    String pathField = field + "Path";
    if (!fields.has(pathField)) {
      return given(field, least);
    }
    if (fields.has(field)) {
      throw fields.fault(pathField, field + " and " + pathField + " exclude each other");
    }
    return new IntegerField.FromPath(fields.parsed(pathField, Path::parse));
  }

  private IntegerField given(String field, int least) {
    return fields.has(field)
        ? new IntegerField.Fixed(fields.integer(field, least, MAX_SECONDS))
        : new IntegerField.Absent();
  }

  /** Whether the field, of a state of JSONata, holds an expression. */
  boolean isQuery(String field) {
    JsonElement value = fields.element(field);
    return isJsonata()
        && value != null
        && value.isJsonPrimitive()
        && value.getAsJsonPrimitive().isString()
        && Query.isQuery(value.getAsString());
  }

  Query query(String field) {
    return fields.parsed(field, text -> Query.parse(text, field, Sight.INPUT));
  }
}
