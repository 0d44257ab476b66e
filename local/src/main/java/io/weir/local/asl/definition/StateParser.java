package io.weir.local.asl.definition;

import static io.weir.local.asl.definition.DefinitionParser.MAX_SECONDS;

import io.weir.local.asl.data.Expression;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Timestamps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateParser {

  private static final List<String> WAITS = List.of("Seconds", "Timestamp");
  private static final List<String> PATH_WAITS =
      List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

  private final DefinitionParser machine;
  private final String name;
  private final Fields fields;
  private final DataParser data;

  StateParser(DefinitionParser machine, String name, Fields fields) {
    this.machine = machine;
    this.name = name;
    this.fields = fields;
    this.data = new DataParser(fields, Language.ofState(fields, machine.language()));
  }

  State parse() {
    String type = fields.string("Type");
    fields.optionalString("Comment");
    State state =
        switch (type) {
          case "Pass" -> pass();
          case "Wait" -> waiting();
          case "Task" -> new TaskParser(this, name, data).parse();
          case "Choice" ->
              new State.Choice(name, data.passing(), ChoiceParser.rules(data), otherwise());
          case "Map" -> new MapParser(machine, this, name, data).parse();
          case "Parallel" -> new ParallelParser(machine, this, name, data).parse();
          case "Succeed" -> new State.Succeed(name, data.ending());
          case "Fail" -> new State.Fail(name, failText("Error"), failText("Cause"));
          default -> throw fields.fault("Type", "the state type " + type + " is not supported");
        };
    fields.refuseOthers("a " + type + " state" + (data.isJsonata() ? " of JSONata" : ""));
    return state;
  }

  private State pass() {
    return new State.Pass(
        name, data.shaping(), data.isJsonata() ? null : fields.element("Result"), transition());
  }

  private State waiting() {
    List<String> known = data.isJsonata() ? WAITS : PATH_WAITS;
    List<String> ways = known.stream().filter(fields::has).toList();
    if (ways.size() != 1) {
      throw new InvalidDefinitionException(
          fields.at(), "expected one of " + String.join(", ", known));
    }
    return new State.Wait(name, data.passing(), waitUntil(ways.getFirst()), transition());
  }

  private WaitUntil waitUntil(String way) {
    return switch (way) {
      case "Seconds" ->
          data.isQuery(way)
              ? new WaitUntil.DelayFromQuery(data.query(way))
              : new WaitUntil.Delay(Duration.ofSeconds(fields.integer(way, 0, MAX_SECONDS)));
      case "SecondsPath" -> new WaitUntil.DelayFromPath(fields.parsed(way, Path::parse));
      case "Timestamp" ->
          data.isQuery(way)
              ? new WaitUntil.MomentFromQuery(data.query(way))
              : new WaitUntil.Moment(
                  Timestamps.parse(fields.string(way))
                      .orElseThrow(() -> fields.fault(way, "expected an RFC 3339 timestamp")));
      default -> new WaitUntil.MomentFromPath(fields.parsed(way, Path::parse));
    };
  }

  private @Nullable String otherwise() {
    return fields.optionalString("Default").orElse(null);
  }

  private FailText failText(String field) {
    if (data.isQuery(field)) {
      return new FailText.Computed(data.query(field));
    }
    String pathField = field + "Path";
    if (!data.isJsonata() && fields.has(pathField)) {
      if (fields.has(field)) {
        throw fields.fault(pathField, field + " and " + pathField + " exclude each other");
      }
      return new FailText.Computed(fields.parsed(pathField, Expression::parse));
    }
    return fields
        .optionalString(field)
        .<FailText>map(FailText.Fixed::new)
        .orElseGet(FailText.None::new);
  }

  Transition transition() {
    boolean end = fields.has("End") && fields.bool("End");
    if (end == fields.has("Next")) {
      throw new InvalidDefinitionException(fields.at(), "expected either Next or \"End\": true");
    }
    return end ? new Transition.End() : new Transition.Next(fields.string("Next"));
  }
}
