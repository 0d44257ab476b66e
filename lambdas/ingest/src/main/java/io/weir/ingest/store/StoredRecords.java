package io.weir.ingest.store;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.weir.ingest.error.FileNotFound;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RecordDoesNotExist;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.json.Fields;
import io.weir.ingest.json.Json;
import io.weir.ingest.record.Collection;
import io.weir.ingest.record.CollectionId;
import io.weir.ingest.record.InternalBucket;
import io.weir.ingest.record.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The records that take the place of Cumulus' API, one object each in the internal bucket:
 *
 * <pre>
 * PREFIX/workflow_template.json
 * PREFIX/workflows/NAME.json                  {"name": ..., "arn": ...}
 * PREFIX/collections/NAME___VERSION.json
 * PREFIX/providers/ID.json
 * PREFIX/rules/NAME.json
 * </pre>
 *
 * <p>Every call reads the object anew. Thread-safe. All methods fail with {@link
 * RecordDoesNotExist} where there is no such object, {@link InvalidArgument} where it is not what
 * it should be, and {@link RemoteResourceError} where S3 does not answer.
 */
public final class StoredRecords {
  /** A name becomes a part of a key, and locally of a path. */
  private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[^/\\\\\\p{Cntrl}]{1,200}");

  private static final String SUFFIX = ".json";

  private final ObjectStore store;
  private final String bucket;
  private final String prefix;

  /**
   * Creates a reader.
   *
   * @param prefix Cumulus' {@code stackName}
   */
  public StoredRecords(ObjectStore store, String bucket, String prefix) {
    this.store = requireNonNull(store);
    this.bucket = requireNonNull(bucket);
    this.prefix = requireNonNull(prefix);
  }

  /** Returns the template that every queued message is made from; a new object each time. */
  public JsonObject workflowTemplate() {
    return read("workflow_template.json", "the workflow template");
  }

  /** Returns a workflow. */
  public WorkflowDefinition workflow(String name) {
    Fields fields = new Fields("workflow '" + name + "'", read("workflows", name, "workflow"));
    return new WorkflowDefinition(fields.text("name"), fields.text("arn"));
  }

  /** Returns a collection. */
  public Collection collection(CollectionId id) {
    return Collection.of(read("collections", id.toString(), "collection"));
  }

  /** Returns a provider. */
  public Provider provider(String id) {
    return Provider.of(read("providers", id, "provider"));
  }

  /** Returns the text of a rule's record, which may have comments in it. */
  public String ruleText(String name) {
    return text(key("rules", name, "rule"), "rule '" + name + "'");
  }

  /** Returns the names of all rules, in their order. */
  public List<String> ruleNames() {
    String folder = location("rules/").key();
    List<String> names = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      ObjectPage page = store.list(bucket, folder, token.orElse(null));
      page.objects().stream()
          .map(object -> object.key().substring(folder.length()))
          .filter(key -> key.endsWith(SUFFIX))
          .forEach(key -> names.add(key.substring(0, key.length() - SUFFIX.length())));
      token = page.next();
    } while (token.isPresent());
    return names;
  }

  /** Returns where the records are. */
  public InternalBucket place() {
    return new InternalBucket(bucket, prefix);
  }

  /** Returns where an object of the stack is, or may be written. */
  public ObjectLocation location(String key) {
    return new ObjectLocation(bucket, prefix + "/" + key);
  }

  private JsonObject read(String folder, String name, String kind) {
    return read(key(folder, name, kind), kind + " '" + name + "'");
  }

  private JsonObject read(String key, String what) {
    String at = location(key).toString();
    return Json.object(Json.parse(text(key, what), at), at);
  }

  private static String key(String folder, String name, String kind) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidArgument("'" + name + "' cannot be the name of a " + kind);
    }
    return folder + "/" + name + SUFFIX;
  }

  private String text(String key, String what) {
    ObjectLocation at = location(key);
    try (InputStream stream = store.get(at)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFound absent) {
      throw new RecordDoesNotExist(what + " has no record: " + at + " does not exist", absent);
    } catch (IOException failure) {
      throw new RemoteResourceError(at + " cannot be read: " + failure.getMessage(), failure);
    }
  }
}
