package io.weir.ingest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.weir.ingest.cma.MessageAdapter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.json.Json;
import io.weir.ingest.memory.MemoryObjectStore;
import io.weir.ingest.memory.MemorySender;
import io.weir.ingest.store.Content;
import io.weir.ingest.store.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A stack named {@code test} in memory: its records, its queues, and messages of its workflows. */
public final class IngestWorld {
  public static final String QUEUE = "http://127.0.0.1:27324/000000000000/test-backgroundJobQueue";
  public static final String BUCKET = "cumulus-internal";
  public static final Instant NOW = Instant.ofEpochMilli(1795282060518L);

  private static final String MACHINES = "arn:aws:states:us-east-1:000000000000:stateMachine:test-";

  public final InstantSource clock = InstantSource.fixed(NOW);
  public final MemoryObjectStore store = new MemoryObjectStore(clock);
  public final MemorySender sender = new MemorySender();

  /** Creates the stack with the records that the fixtures were made from. */
  public IngestWorld() {
    put("workflow_template.json", template());
    for (String workflow : List.of("IngestGranule", "ParsePdr", "DiscoverAndQueuePdrs")) {
      put("workflows/" + workflow + ".json", definition(workflow));
    }
    put("collections/MOD09GQ___006.json", collection());
    put("providers/s3_provider.json", storedProvider());
  }

  /** Returns the template: a message of Cumulus without what makes it one. */
  public static JsonObject template() {
    JsonObject template = Fixtures.cumulus("queue-granules-single");
    JsonObject cumulusMeta = template.getAsJsonObject("cumulus_meta");
    cumulusMeta.add("state_machine", null);
    cumulusMeta.add("execution_name", null);
    cumulusMeta.remove("parentExecutionArn");
    JsonObject meta = template.getAsJsonObject("meta");
    meta.add("workflow_name", null);
    meta.add("collection", new JsonObject());
    meta.add("provider", new JsonObject());
    template.add("payload", new JsonObject());
    return template;
  }

  public static JsonObject collection() {
    return meta("queue-granules-single").getAsJsonObject("collection");
  }

  public static JsonObject provider() {
    return meta("queue-granules-single").getAsJsonObject("provider");
  }

  /** Returns the record, which knows when it was written. */
  public static JsonObject storedProvider() {
    return meta("schedulesf-rule").getAsJsonObject("provider");
  }

  private static JsonObject meta(String fixture) {
    return Fixtures.cumulus(fixture).getAsJsonObject("meta");
  }

  private static JsonObject definition(String workflow) {
    JsonObject definition = new JsonObject();
    definition.addProperty("name", workflow);
    definition.addProperty("arn", MACHINES + workflow);
    return definition;
  }

  /** Writes a record of the stack. */
  public void put(String key, JsonObject json) {
    store.put(new ObjectLocation(BUCKET, "test/" + key), Content.of(Json.text(json)));
  }

  /** Returns the message that a step of an execution is called with. */
  public static JsonObject message(String workflow, String executionName, JsonElement payload) {
    JsonObject message = template();
    JsonObject cumulusMeta = message.getAsJsonObject("cumulus_meta");
    cumulusMeta.addProperty("state_machine", MACHINES + workflow);
    cumulusMeta.addProperty("execution_name", executionName);
    cumulusMeta.addProperty("workflow_start_time", NOW.toEpochMilli());
    message.getAsJsonObject("meta").add("provider", provider());
    message.getAsJsonObject("meta").add("collection", collection());
    message.add("payload", payload);
    return message;
  }

  /** Calls a task as its function is called, and returns the message that it answers. */
  public JsonObject run(Task task, JsonObject taskConfig, JsonObject message) {
    JsonObject cma = new JsonObject();
    cma.add("event", message);
    cma.add("task_config", taskConfig);
    JsonObject event = new JsonObject();
    event.add("cma", cma);
    return run(task, event);
  }

  /** Calls a task with an event. */
  public JsonObject run(Task task, JsonObject event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = Json.text(event).getBytes(StandardCharsets.UTF_8);
    try {
      new MessageAdapter(store).run(task, new ByteArrayInputStream(bytes), out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Fixtures.json(out.toString(StandardCharsets.UTF_8));
  }

  /** Returns what is on a queue. */
  public List<JsonObject> messages(String queueUrl) {
    return sender.bodies(queueUrl).stream().map(Fixtures::json).toList();
  }

  /** Returns what is on the stack's queue. */
  public List<JsonObject> messages() {
    return messages(QUEUE);
  }

  /** Returns a granule of the first collection, as discovery would tell of it. */
  public static JsonObject granule(String granuleId) {
    JsonObject granule = new JsonObject();
    granule.addProperty("granuleId", granuleId);
    granule.addProperty("dataType", "MOD09GQ");
    granule.addProperty("version", "006");
    granule.add("files", new JsonArray());
    return granule;
  }

  /** Returns {@code {"granules": [...]}}. */
  public static JsonObject granules(JsonElement... granules) {
    JsonArray array = new JsonArray();
    List.of(granules).forEach(array::add);
    JsonObject payload = new JsonObject();
    payload.add("granules", array);
    return payload;
  }
}
