package io.weir.local.asl.definition;

import io.weir.local.asl.data.PayloadTemplate;
import io.weir.local.asl.data.ReferencePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution goes after a state's failure.
 *
 * @param errorEquals the error names it is for
 * @param resultPath where in the state's input the error output goes; null discards it
 * @param output what is the state's output instead; null means what resultPath gives
 * @param assign what is assigned to variables, or null
 * @param jsonata whether it is of JSONata, where it sees the state's input too
 * @param next the state to go on with
 */
public record Catcher(
    List<String> errorEquals,
    @Nullable ReferencePath resultPath,
    @Nullable PayloadTemplate output,
    @Nullable Assignments assign,
    boolean jsonata,
    String next) {

  public Catcher {
    errorEquals = List.copyOf(errorEquals);
  }
}
