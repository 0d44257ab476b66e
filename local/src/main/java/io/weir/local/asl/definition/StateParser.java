package io.weir.local.asl.definition;

import static io.weir.local.asl.definition.DefinitionParser.MAX_SECONDS;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Expression;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.ReferencePath;
import io.weir.local.asl.data.Timestamps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateParser {

  private static final ReferencePath WHOLE = ReferencePath.parse("$");

  private final DefinitionParser machine;
  private final String name;
  private final Fields fields;

  StateParser(DefinitionParser machine, String name, Fields fields) {
    this.machine = machine;
    this.name = name;
    this.fields = fields;
  }

  State parse() {
    String type = fields.string("Type");
    fields.optionalString("Comment");
    DefinitionParser.refuseOtherLanguages(fields);
    State state =
        switch (type) {
          case "Pass" -> pass();
          case "Wait" -> waiting();
          case "Task" -> new TaskParser(this, name, fields).parse();
          case "Choice" -> new State.Choice(name, paths(), ChoiceParser.rules(fields), otherwise());
          case "Map" -> new MapParser(machine, this, name, fields).parse();
          case "Parallel" -> new ParallelParser(machine, this, name, fields).parse();
          case "Succeed" -> new State.Succeed(name, paths());
          case "Fail" -> fail();
          default -> throw fields.fault("Type", "the state type " + type + " is not supported");
        };
    fields.refuseOthers("a " + type + " state");
    return state;
  }

  private State pass() {
    DataFlow data = flow(template("Parameters"), null, resultPath(fields));
    return new State.Pass(name, data, fields.element("Result"), transition());
  }

  private State waiting() {
    List<String> ways =
        List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath").stream()
            .filter(fields::has)
            .toList();
    if (ways.size() != 1) {
      throw new InvalidDefinitionException(
          fields.at(), "expected one of Seconds, SecondsPath, Timestamp, TimestampPath");
    }
    return new State.Wait(name, paths(), waitUntil(ways.getFirst()), transition());
  }

  private WaitUntil waitUntil(String way) {
    return switch (way) {
      case "Seconds" ->
          new WaitUntil.Delay(Duration.ofSeconds(fields.integer("Seconds", 0, MAX_SECONDS)));
      case "SecondsPath" -> new WaitUntil.DelayFromPath(fields.parsed(way, Path::parse));
      case "Timestamp" ->
          new WaitUntil.Moment(
              Timestamps.parse(fields.string(way))
                  .orElseThrow(() -> fields.fault(way, "expected an RFC 3339 timestamp")));
      default -> new WaitUntil.MomentFromPath(fields.parsed(way, Path::parse));
    };
  }

  private @Nullable String otherwise() {
    return fields.optionalString("Default").orElse(null);
  }

  private State fail() {
    return new State.Fail(name, failText("Error"), failText("Cause"));
  }

  private FailText failText(String field) {
    String pathField = field + "Path";
    if (fields.has(field) && fields.has(pathField)) {
      throw fields.fault(pathField, field + " and " + pathField + " exclude each other");
    }
    if (fields.has(pathField)) {
      return new FailText.Computed(fields.parsed(pathField, Expression::parse));
    }
    return fields
        .optionalString(field)
        .<FailText>map(FailText.Fixed::new)
        .orElseGet(FailText.None::new);
  }

  /** The data flow of the states that have no result of their own. */
  private DataFlow paths() {
    return flow(null, null, WHOLE);
  }

  DataFlow flow(
      @Nullable PayloadTemplate parameters,
      @Nullable PayloadTemplate resultSelector,
      @Nullable ReferencePath resultPath) {
    return new DataFlow(
        fields.parsedOrNull("InputPath", Path::parse, Path.WHOLE),
        parameters,
        resultSelector,
        resultPath,
        fields.parsedOrNull("OutputPath", Path::parse, Path.WHOLE));
  }

  /** The integer of that field, or of the one with Path after its name. */
  IntegerField integer(String field, int least) {
    String pathField = field + "Path";
    if (fields.has(field) && fields.has(pathField)) {
      throw fields.fault(pathField, field + " and " + pathField + " exclude each other");
    }
    if (fields.has(pathField)) {
      return new IntegerField.FromPath(fields.parsed(pathField, Path::parse));
    }
    return fields.has(field)
        ? new IntegerField.Fixed(fields.integer(field, least, MAX_SECONDS))
        : new IntegerField.Absent();
  }

  static @Nullable ReferencePath resultPath(Fields fields) {
    return fields.parsedOrNull("ResultPath", ReferencePath::parse, WHOLE);
  }

  @Nullable PayloadTemplate template(String field) {
    JsonElement template = fields.element(field);
    if (template == null) {
      return null;
    }
    if (!template.isJsonObject()) {
      throw fields.fault(field, "expected an object");
    }
    try {
      return PayloadTemplate.parse(template);
    } catch (IllegalArgumentException refused) {
      throw fields.fault(field, String.valueOf(refused.getMessage()));
    }
  }

  Transition transition() {
    boolean end = fields.has("End") && fields.bool("End");
    if (end == fields.has("Next")) {
      throw new InvalidDefinitionException(fields.at(), "expected either Next or \"End\": true");
    }
    return end ? new Transition.End() : new Transition.Next(fields.string("Next"));
  }
}
