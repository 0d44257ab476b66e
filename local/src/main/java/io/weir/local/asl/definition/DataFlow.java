package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.ReferencePath;
import org.jspecify.annotations.Nullable;

/**
 * How a state's input becomes what it works on, and its result becomes its output.
 *
 * @param inputPath selects from the input; null discards it, so that the state sees an empty object
 * @param parameters replaces the selected input; null leaves it
 * @param resultSelector replaces the result; null leaves it
 * @param resultPath where in the input the result goes; null discards the result
 * @param outputPath selects from that; null makes the output an empty object
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Processing
 *     input and output</a>
 */
public record DataFlow(
    @Nullable Path inputPath,
    @Nullable PayloadTemplate parameters,
    @Nullable PayloadTemplate resultSelector,
    @Nullable ReferencePath resultPath,
    @Nullable Path outputPath) {}
