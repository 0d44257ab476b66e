package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.ReferencePath;
import org.jspecify.annotations.Nullable;

/** How a state's input becomes what it works on, and its result becomes its output. */
public sealed interface DataFlow {

  /** What the state assigns to variables when it ends well; null for nothing. */
  @Nullable Assignments assign();

  /**
   * That of JSONPath.
   *
   * @param inputPath selects from the input; null discards it, so that the state sees an empty
   *     object
   * @param parameters replaces the selected input; null leaves it
   * @param resultSelector replaces the result; null leaves it
   * @param resultPath where in the input the result goes; null discards the result
   * @param outputPath selects from that; null makes the output an empty object
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Processing
   *     input and output</a>
   */
  record Paths(
      @Nullable Path inputPath,
      @Nullable PayloadTemplate parameters,
      @Nullable PayloadTemplate resultSelector,
      @Nullable ReferencePath resultPath,
      @Nullable Path outputPath,
      @Nullable Assignments assign)
      implements DataFlow {}

  /**
   * That of JSONata.
   *
   * @param arguments what the state works on; null means its input
   * @param output its output; null means its result, or its input when it has none
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">
   *     Transforming data with JSONata</a>
   */
  record Queries(
      @Nullable PayloadTemplate arguments,
      @Nullable PayloadTemplate output,
      @Nullable Assignments assign)
      implements DataFlow {}
}
