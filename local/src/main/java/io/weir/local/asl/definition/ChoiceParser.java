package io.weir.local.asl.definition;

import com.google.gson.JsonPrimitive;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Query.Sight;
import io.weir.local.asl.data.Timestamps;
import io.weir.local.asl.definition.Condition.Operand;
import io.weir.local.asl.definition.Condition.Relation;
import io.weir.local.asl.definition.Condition.Test;
import io.weir.local.asl.definition.Condition.ValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a Choice state. */
final class ChoiceParser {

  private static final Pattern COMPARATOR =
      Pattern.compile(
          "(?<type>String|Numeric|Boolean|Timestamp)"
              + "(?<relation>Equals|LessThanEquals|LessThan|GreaterThanEquals|GreaterThan)"
              + "(?<path>Path)?");

  private static final Map<String, ValueType> TYPES =
      Map.of(
          "String", ValueType.STRING,
          "Numeric", ValueType.NUMERIC,
          "Boolean", ValueType.BOOLEAN,
          "Timestamp", ValueType.TIMESTAMP);

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "Equals", Relation.EQUALS,
          "LessThan", Relation.LESS_THAN,
          "LessThanEquals", Relation.LESS_THAN_EQUALS,
          "GreaterThan", Relation.GREATER_THAN,
          "GreaterThanEquals", Relation.GREATER_THAN_EQUALS);

  private static final Map<String, Test> TESTS =
      Map.of(
          "IsPresent", Test.PRESENT,
          "IsNull", Test.NULL,
          "IsNumeric", Test.NUMERIC,
          "IsString", Test.STRING,
          "IsBoolean", Test.BOOLEAN,
          "IsTimestamp", Test.TIMESTAMP);

  private static final List<String> CONDITION_FIELDS = List.of("Next", "Variable", "Comment");
  private static final List<String> RULE_FIELDS = List.of("Next", "Variable", "Comment", "Assign");

  private ChoiceParser() {}

  static List<State.Choice.Rule> rules(DataParser state) {
    state.fields().array("Choices");
    return state.fields().objects("Choices").stream()
        .map(state::of)
        .map(ChoiceParser::rule)
        .toList();
  }

  private static State.Choice.Rule rule(DataParser rule) {
    String next = rule.fields().string("Next");
    Assignments assign = rule.assign(Sight.INPUT);
    if (!rule.isJsonata()) {
      return new State.Choice.Rule(condition(rule.fields(), RULE_FIELDS), next, null, assign);
    }
    PayloadTemplate output = rule.template("Output", Sight.INPUT);
    return new State.Choice.Rule(query(rule), next, output, assign);
  }

  private static Condition query(DataParser rule) {
    rule.fields().optionalString("Comment");
    Condition condition = new Condition.Holds(rule.query("Condition"));
    rule.fields().refuseOthers("such a rule of JSONata");
    return condition;
  }

  /** The one field beside the others says what is asked. */
  private static Condition condition(Fields fields, List<String> others) {
    fields.optionalString("Comment");
    List<String> operators =
        fields.names().stream().filter(name -> !others.contains(name)).toList();
    if (operators.size() != 1) {
      throw new InvalidDefinitionException(fields.at(), "expected exactly one comparison");
    }
    String operator = operators.getFirst();
    Condition condition =
        switch (operator) {
          case "And" -> new Condition.And(conditions(fields, operator));
          case "Or" -> new Condition.Or(conditions(fields, operator));
          case "Not" -> new Condition.Not(condition(fields.object(operator), CONDITION_FIELDS));
          default -> test(fields, operator);
        };
    fields.refuseOthers("such a rule");
    return condition;
  }

  private static List<Condition> conditions(Fields fields, String operator) {
    fields.array(operator);
    return fields.objects(operator).stream()
        .map(condition -> condition(condition, CONDITION_FIELDS))
        .toList();
  }

  private static Condition test(Fields fields, String operator) {
    Path variable = fields.parsed("Variable", Path::parse);
    if (operator.equals("StringMatches")) {
      return new Condition.StringMatches(variable, wildcards(fields.string(operator)));
    }
    if (TESTS.containsKey(operator)) {
      return new Condition.TypeTest(variable, TESTS.get(operator), fields.bool(operator));
    }
    return comparison(fields, operator, variable);
  }

  private static Condition comparison(Fields fields, String operator, Path variable) {
    Matcher comparator = COMPARATOR.matcher(operator);
    if (!comparator.matches()) {
      throw fields.fault(operator, "the comparison " + operator + " is not supported");
    }
    ValueType type = lookUp(TYPES, comparator.group("type"));
    Relation relation = lookUp(RELATIONS, comparator.group("relation"));
    if (type == ValueType.BOOLEAN && relation != Relation.EQUALS) {
      throw fields.fault(operator, "the comparison " + operator + " is not supported");
    }
    Operand operand =
        comparator.group("path") != null
            ? new Operand.FromPath(fields.parsed(operator, Path::parse))
            : new Operand.Literal(literal(fields, operator, type));
    return new Condition.Comparison(variable, type, relation, operand);
  }

  private static JsonPrimitive literal(Fields fields, String operator, ValueType type) {
    return switch (type) {
      case STRING -> new JsonPrimitive(fields.string(operator));
      case NUMERIC -> new JsonPrimitive(fields.number(operator));
      case BOOLEAN -> new JsonPrimitive(fields.bool(operator));
      case TIMESTAMP -> {
        if (Timestamps.parse(fields.string(operator)).isEmpty()) {
          throw fields.fault(operator, "expected an RFC 3339 timestamp");
        }
        yield new JsonPrimitive(fields.string(operator));
      }
    };
  }

  private static <T> T lookUp(Map<String, T> names, @Nullable String name) {
    T found = name == null ? null : names.get(name);
    if (found == null) {
      throw new AssertionError("the pattern allows no such name: " + name);
    }
    return found;
  }

  /** The star stands for any characters, unless a backslash takes that meaning away. */
  private static Pattern wildcards(String text) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit == '*') {
        regex.append(".*");
      } else {
        boolean escaped = unit == '\\' && at + 1 < text.length();
        regex.append(Pattern.quote(String.valueOf(escaped ? text.charAt(++at) : unit)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
