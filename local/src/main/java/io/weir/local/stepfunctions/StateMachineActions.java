package io.weir.local.stepfunctions;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.data.Json;
import io.weir.local.asl.definition.InvalidDefinitionException;
import io.weir.local.asl.definition.StateMachineDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The actions on state machines. Thread-safe. */
final class StateMachineActions {

  private static final int MAX_DEFINITION_BYTES = 1_048_576;

  private final Arns arns;
  private final ExecutionClock clock;
  private final ConcurrentSkipListMap<String, StateMachine> machines =
      new ConcurrentSkipListMap<>();

  StateMachineActions(Arns arns, ExecutionClock clock) {
    this.arns = arns;
    this.clock = clock;
  }

  JsonObject create(ApiRequest request) {
    String name = Names.check(request.string("name"));
    String roleArn = Arns.checkRole(request.string("roleArn"));
    String type = type(request);
    String definition = definition(request.string("definition"));
    StateMachineDefinition parsed = parse(definition);
    refuseUnsupported(request);
    StateMachine wanted =
        new StateMachine(
            arns.stateMachine(name), name, type, definition, parsed, roleArn, clock.now(), null);
    StateMachine existing = machines.putIfAbsent(wanted.arn(), wanted);
    if (existing != null && !existing.isSameAs(type, definition)) {
      throw new ApiException(
          "StateMachineAlreadyExists", "State Machine Already Exists: '" + wanted.arn() + "'");
    }
    JsonObject response = new JsonObject();
    response.addProperty("stateMachineArn", wanted.arn());
    response.add(
        "creationDate", EpochTime.seconds((existing == null ? wanted : existing).created()));
    return response;
  }

  JsonObject describe(ApiRequest request) {
    StateMachine machine = find(request);
    JsonObject response = summary(machine);
    response.addProperty("status", "ACTIVE");
    response.addProperty("definition", machine.definition());
    response.addProperty("roleArn", machine.roleArn());
    response.add("loggingConfiguration", loggingOff());
    response.add("tracingConfiguration", tracingOff());
    if (machine.revisionId() != null) {
      response.addProperty("revisionId", machine.revisionId());
    }
    return response;
  }

  JsonObject update(ApiRequest request) {
    refuseUnsupported(request);
    StateMachine machine = find(request);
    Optional<String> definition =
        request.optionalString("definition").map(StateMachineActions::definition);
    Optional<StateMachineDefinition> parsed = definition.map(StateMachineActions::parse);
    Optional<String> roleArn = request.optionalString("roleArn").map(Arns::checkRole);
    if (definition.isEmpty() && roleArn.isEmpty()) {
      throw new ApiException("MissingRequiredParameter", "definition or roleArn must be given");
    }
    String revision = UUID.randomUUID().toString();
    machines.computeIfPresent(
        machine.arn(),
        (arn, current) ->
            current.updated(
                definition.orElse(current.definition()),
                parsed.orElse(current.parsed()),
                roleArn.orElse(current.roleArn()),
                revision));
    JsonObject response = new JsonObject();
    response.add("updateDate", EpochTime.seconds(clock.now()));
    response.addProperty("revisionId", revision);
    return response;
  }

  /** Deletes at once; executions that run go on to their end. Deleting nothing succeeds. */
  JsonObject delete(ApiRequest request) {
    machines.remove(Arns.checkStateMachine(request.string("stateMachineArn")));
    return new JsonObject();
  }

  JsonObject list(ApiRequest request) {
    long from = Page.position(request).orElse(0L);
    int size = request.maxResults();
    List<StateMachine> rest = machines.values().stream().skip(from).limit(size + 1L).toList();
    JsonArray items = new JsonArray();
    rest.stream().limit(size).map(StateMachineActions::summary).forEach(items::add);
    return new Page(items, rest.size() > size ? from + size : null)
        .response("stateMachines", request);
  }

  /** The state machine that the request names; versions and aliases are never known. */
  StateMachine find(ApiRequest request) {
    String arn = Arns.checkStateMachine(request.string("stateMachineArn"));
    StateMachine machine = machines.get(arn);
    if (machine == null) {
      throw new ApiException(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  boolean exists(String arn) {
    return machines.containsKey(arn);
  }

  private static JsonObject summary(StateMachine machine) {
    JsonObject summary = new JsonObject();
    summary.addProperty("stateMachineArn", machine.arn());
    summary.addProperty("name", machine.name());
    summary.addProperty("type", machine.type());
    Instant created = machine.created();
    summary.add("creationDate", EpochTime.seconds(created));
    return summary;
  }

  private static String type(ApiRequest request) {
    String type = request.optionalString("type").orElse(StateMachine.STANDARD);
    if (!Set.of(StateMachine.STANDARD, StateMachine.EXPRESS).contains(type)) {
      throw ApiException.validation("type must be STANDARD or EXPRESS, not " + type);
    }
    return type;
  }

  private static String definition(String text) {
    if (Json.utf8Length(text) > MAX_DEFINITION_BYTES) {
      throw ApiException.validation(
          "the definition has more than " + MAX_DEFINITION_BYTES + " bytes");
    }
    return text;
  }

  private static StateMachineDefinition parse(String definition) {
    try {
      return StateMachineDefinition.parse(definition);
    } catch (InvalidDefinitionException refused) {
      throw new ApiException("InvalidDefinition", String.valueOf(refused.getMessage()));
    }
  }

  private static void refuseUnsupported(ApiRequest request) {
    request.refuse("encryptionConfiguration");
    request.refuse("versionDescription");
    if (request.bool("publish", false)) {
      throw ApiException.validation("the local endpoint does not offer versions");
    }
    if (!isOff(request, "loggingConfiguration", "level", new JsonPrimitive("OFF"))) {
      throw ApiException.validation("the local endpoint does not offer logging");
    }
    if (!isOff(request, "tracingConfiguration", "enabled", new JsonPrimitive(false))) {
      throw ApiException.validation("the local endpoint does not offer tracing");
    }
  }

  private static boolean isOff(
      ApiRequest request, String configuration, String member, JsonPrimitive off) {
    return request
        .object(configuration)
        .map(given -> given.get(member))
        .map(off::equals)
        .orElse(true);
  }

  private static JsonObject loggingOff() {
    JsonObject logging = new JsonObject();
    logging.addProperty("level", "OFF");
    logging.addProperty("includeExecutionData", false);
    return logging;
  }

  private static JsonObject tracingOff() {
    JsonObject tracing = new JsonObject();
    tracing.addProperty("enabled", false);
    return tracing;
  }
}
