package io.weir.check;

import io.weir.execution.Execution;
import io.weir.execution.ExecutionName;
import io.weir.execution.MessageFormat;
import io.weir.execution.OwnExecution;
import io.weir.execution.StateMachineArn;
import io.weir.execution.WorkRequest;
import io.weir.queue.QueueUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as short as can be, {@code NAME/VARIANT}: the format is a port, and JSON would take most
 * of the checker's time. One thread.
 */
final class PlainFormat implements MessageFormat {
  private static final char SEPARATOR = '|';

  private final Map<String, Decoded> decoded = new HashMap<>();

  /** An execution's input, taken apart. */
  record Input(String body, String queue, String name, long startTimeMillis) {
    static Input parse(String text) {
      String[] parts = text.split("\\|", -1);
      return new Input(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
    }
  }

  static String body(String name, char variant) {
    return name + "/" + variant;
  }

  static String name(String body) {
    return body.substring(0, body.indexOf('/'));
  }

  /** Tells whether an execution was started with a body. */
  static boolean isInputOf(String body, @Nullable String input) {
    return input != null && input.startsWith(body + SEPARATOR);
  }

  @Override
  public Decoded decode(String body, QueueUrl queue) {
    return decoded.computeIfAbsent(
        body + SEPARATOR + queue,
        key -> new Decoded.Accepted(new Request(body, queue, new ExecutionName(name(body)))));
  }

  @Override
  public Optional<OwnExecution> own(Execution execution) {
    Input input = Input.parse(String.valueOf(execution.input()));
    return execution.arn().equals(Places.arn(input.name()))
        ? Optional.of(
            new OwnExecution(
                new QueueUrl(input.queue()), Places.STATE_MACHINE, input.startTimeMillis()))
        : Optional.empty();
  }

  private record Request(String body, QueueUrl queue, ExecutionName name) implements WorkRequest {
    @Override
    public StateMachineArn stateMachine() {
      return Places.STATE_MACHINE;
    }

    @Override
    public Optional<ExecutionName> executionName() {
      return Optional.of(name);
    }

    @Override
    public OptionalInt executionLimit() {
      return OptionalInt.empty();
    }

    @Override
    public String input(ExecutionName chosen, long startTimeMillis) {
      return body
          + SEPARATOR
          + queue.value()
          + SEPARATOR
          + chosen.value()
          + SEPARATOR
          + startTimeMillis;
    }

    @Override
    public boolean hasInput(String executionInput) {
      return isInputOf(body, executionInput);
    }
  }
}
