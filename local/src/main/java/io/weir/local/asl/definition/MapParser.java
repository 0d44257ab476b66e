package io.weir.local.asl.definition;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.Query.Sight;
import io.weir.local.asl.data.ReferencePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an inline Map state. */
record MapParser(DefinitionParser machine, StateParser state, String name, DataParser data) {

  private static final List<String> DISTRIBUTED_FIELDS =
      List.of(
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Label",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath");

  private static final String INSTEAD =
      ": it runs each item as an execution of its own, which the local endpoint does not. Use mode"
          + " INLINE, up to 40 items at once, or put a message for each item on a queue whose"
          + " messages start executions";

  State.Map parse() {
    refuseDistributed();
    return new State.Map(
        name,
        data.mapping(),
        items(),
        itemSelector(),
        data.integer("MaxConcurrency", 0),
        processor(),
        ErrorPolicyParser.parse(data),
        state.transition());
  }

  private void refuseDistributed() {
    for (String field : DISTRIBUTED_FIELDS) {
      if (data.fields().has(field)) {
        throw data.fields().fault(field, field + " is for a Distributed Map" + INSTEAD);
      }
    }
  }

  private State.Map.Items items() {
    if (data.isJsonata()) {
      if (data.fields().has("Items") && !data.isQuery("Items")) {
        checkArray();
      }
      PayloadTemplate items = data.template("Items", Sight.INPUT);
      return items == null
          ? new State.Map.Items.FromPath(Path.WHOLE)
          : new State.Map.Items.FromQueries(items);
    }
    return new State.Map.Items.FromPath(
        data.fields().has("ItemsPath")
            ? data.fields().parsed("ItemsPath", MapParser::itemsPath)
            : Path.WHOLE);
  }

  private void checkArray() {
    JsonElement items = data.fields().element("Items");
    if (items == null || !items.isJsonArray()) {
      throw data.fields()
          .fault("Items", "expected an array; the local endpoint goes through no objects");
    }
  }

  /** A reference path of the data, or any path of the context object or of a variable. */
  private static Path itemsPath(String text) {
    boolean ofData = text.equals("$") || text.startsWith("$.") || text.startsWith("$[");
    return ofData ? ReferencePath.parse(text) : Path.parse(text);
  }

  /** ItemSelector, or Parameters as older definitions call it. */
  private @Nullable PayloadTemplate itemSelector() {
    if (data.isJsonata()) {
      return data.template("ItemSelector", Sight.INPUT);
    }
    Fields fields = data.fields();
    if (fields.has("ItemSelector") && fields.has("Parameters")) {
      throw fields.fault("Parameters", "ItemSelector and Parameters exclude each other");
    }
    return data.template(fields.has("ItemSelector") ? "ItemSelector" : "Parameters", Sight.INPUT);
  }

  /** ItemProcessor, or Iterator as older definitions call it. */
  private StateGraph processor() {
    Fields fields = data.fields();
    if (fields.has("ItemProcessor") == fields.has("Iterator")) {
      throw new InvalidDefinitionException(
          fields.at(), "expected either ItemProcessor or Iterator");
    }
    if (fields.has("Iterator")) {
      return graph(fields.object("Iterator"), "an Iterator");
    }
    Fields processor = fields.object("ItemProcessor");
    if (processor.has("ProcessorConfig")) {
      checkInline(processor.object("ProcessorConfig"));
    }
    return graph(processor, "an ItemProcessor");
  }

  private StateGraph graph(Fields processor, String owner) {
    processor.optionalString("Comment");
    return machine.graph(processor, owner);
  }

  private static void checkInline(Fields config) {
    String mode = config.optionalString("Mode").orElse("INLINE");
    if (mode.equals("DISTRIBUTED")) {
      throw config.fault("Mode", "a Distributed Map is not supported" + INSTEAD);
    }
    if (!mode.equals("INLINE")) {
      throw config.fault("Mode", "expected INLINE, not " + mode);
    }
    config.refuseOthers("a ProcessorConfig of mode INLINE");
  }
}
