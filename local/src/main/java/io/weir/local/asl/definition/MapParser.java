package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.ReferencePath;
import org.jspecify.annotations.Nullable;

/** Reads an inline Map state. */
final class MapParser {

  private final DefinitionParser machine;
  private final StateParser state;
  private final String name;
  private final Fields fields;

  MapParser(DefinitionParser machine, StateParser state, String name, Fields fields) {
    this.machine = machine;
    this.state = state;
    this.name = name;
    this.fields = fields;
  }

  State.Map parse() {
    DataFlow data =
        state.flow(null, state.template("ResultSelector"), StateParser.resultPath(fields));
    Path itemsPath =
        fields.has("ItemsPath") ? fields.parsed("ItemsPath", MapParser::itemsPath) : Path.WHOLE;
    return new State.Map(
        name,
        data,
        itemsPath,
        itemSelector(),
        state.integer("MaxConcurrency", 0),
        processor(),
        ErrorPolicyParser.parse(fields),
        state.transition());
  }

  /** A reference path, of the data or of the context object. */
  private static Path itemsPath(String text) {
    return text.startsWith("$$") ? Path.parse(text) : ReferencePath.parse(text);
  }

  /** ItemSelector, or Parameters as older definitions call it. */
  private @Nullable PayloadTemplate itemSelector() {
    if (fields.has("ItemSelector") && fields.has("Parameters")) {
      throw fields.fault("Parameters", "ItemSelector and Parameters exclude each other");
    }
    return state.template(fields.has("ItemSelector") ? "ItemSelector" : "Parameters");
  }

  /** ItemProcessor, or Iterator as older definitions call it. */
  private StateGraph processor() {
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
    DefinitionParser.refuseOtherLanguages(processor);
    return machine.graph(processor, owner);
  }

  private static void checkInline(Fields config) {
    String mode = config.optionalString("Mode").orElse("INLINE");
    if (!mode.equals("INLINE")) {
      throw config.fault("Mode", "the mode " + mode + " is not supported, only INLINE is");
    }
    config.refuseOthers("a ProcessorConfig of mode INLINE");
  }
}
