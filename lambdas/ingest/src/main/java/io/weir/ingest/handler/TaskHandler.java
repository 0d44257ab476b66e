package io.weir.ingest.handler;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.ingest.cma.MessageAdapter;
import io.weir.ingest.cma.Task;
import io.weir.ingest.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A task as a Lambda function: Cumulus message in, task, Cumulus message out. What the task fails
 * with is what the function fails with, so that a state machine can tell failures apart.
 * Thread-safe.
 */
public abstract class TaskHandler implements RequestStreamHandler {
  private final MessageAdapter adapter;
  private final Task task;

  /**
   * Creates the handler of a task.
   *
   * @param store where remote messages are
   */
  protected TaskHandler(ObjectStore store, Task task) {
    adapter = new MessageAdapter(store);
    this.task = requireNonNull(task);
  }

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    adapter.run(task, input, output);
  }
}
