package io.weir.cli.ingest;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.weir.cli.environment.ThrottledQueue;
import io.weir.cli.terminal.VerbException;
import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.StoredObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which granules are to be discovered, queued and ingested, and on which stack.
 *
 * @param source where they are
 * @param definition the stack, with the records of provider and collection
 * @param places of the stack
 */
public record IngestPlan(ProviderFolder source, StackDefinition definition, IngestPlaces places) {
  /** The workflow that a run starts. */
  public static final String DISCOVERY = "discover-granules";

  /**
   * Plans it on a stack.
   *
   * @param who the stack, for a person
   * @throws VerbException if the stack does not discover granules, or starts nothing that it finds
   */
  public static IngestPlan on(String who, StackDefinition definition, ProviderFolder source) {
    IngestPlan plan = discoveryOn(who, definition, source);
    if (plan.queue().mostAtOnce() == 0) {
      throw VerbException.usage(
          "%s starts nothing from %s, its limit is 0".formatted(who, plan.queue().name()));
    }
    return plan;
  }

  /** The same on a stack that need not start what it finds. */
  public static IngestPlan discoveryOn(
      String who, StackDefinition definition, ProviderFolder source) {
    IngestPlaces places = IngestPlaces.of(who, definition);
    List<StoredObject> records =
        Stream.of(source.provider(), source.collection())
            .map(record -> object(record, places))
            .toList();
    return new IngestPlan(source, definition.withObjects(records), places);
  }

  private static StoredObject object(ProviderFolder.Stored record, IngestPlaces places) {
    return new StoredObject(
        places.systemBucket(),
        "%s/%s".formatted(places.stackName(), record.key()),
        new GsonBuilder().disableHtmlEscaping().create().toJson(record.json()));
  }

  /** The queue that granules wait on, with what limits its executions. */
  public ThrottledQueue queue() {
    return places.queue();
  }

  /** The message that discovery starts with. */
  JsonObject message(String stateMachineArn, String executionName) {
    JsonObject cumulusMeta = new JsonObject();
    cumulusMeta.addProperty("state_machine", stateMachineArn);
    cumulusMeta.addProperty("execution_name", executionName);
    cumulusMeta.addProperty("message_source", "sfn");
    cumulusMeta.addProperty("system_bucket", places.systemBucket());
    JsonObject meta = places.meta().deepCopy();
    meta.add("provider", source.provider().json());
    meta.add("collection", source.collection().json());
    // Nothing waits when a run begins: what an earlier stack had queued is gone with it.
    meta.addProperty("requeueAfter", 0);
    JsonObject message = new JsonObject();
    message.add("cumulus_meta", cumulusMeta);
    message.add("meta", meta);
    message.add("payload", new JsonObject());
    return message;
  }
}
