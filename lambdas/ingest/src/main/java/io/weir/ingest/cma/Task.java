package io.weir.ingest.cma;

import io.weir.ingest.error.TaskException;
import io.weir.ingest.json.Fields;
import java.io.IOException;

/**
 * One step of a workflow, freed of the message format: it is configured, reads a payload and writes
 * one. Thread-safe: one object serves all invocations of its function.
 */
@FunctionalInterface
public interface Task {
  /**
   * Does the step's work. A workflow may run it again after a failure, also after a success whose
   * answer was lost.
   *
   * @param config the {@code task_config}, its templates resolved, {@code cumulus_message} taken
   *     out
   * @param input the message and its payload, which may be larger than memory
   * @param output takes exactly one JSON value, the new payload
   * @throws TaskException if the step fails; the message names what was done all the same
   * @throws IOException if the payload cannot be read or written
   */
  void run(Fields config, MessageInput input, PayloadWriter output) throws IOException;
}
