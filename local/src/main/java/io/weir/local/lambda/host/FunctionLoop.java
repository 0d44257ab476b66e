package io.weir.local.lambda.host;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a function's handler once, then runs invocations on as many pollers as its concurrency. */
final class FunctionLoop implements Runnable {
  private final HostedFunction function;
  private final RuntimeClient client;
  private final PrintStream output;
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

  @SuppressWarnings("SystemOut") // Standard output is a function's log.
  FunctionLoop(HostedFunction function) {
    this.function = function;
    client = new RuntimeClient(function.runtimeApi());
    output = System.out;
  }

  @Override
  public void run() {
    try {
      InvocationHandler handler = HandlerLoader.load(function.handlerClass());
      for (int i = 0; i < function.concurrency(); i++) {
        Thread.ofVirtual().name(function.name() + " " + i).start(() -> poll(handler));
      }
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      reportInitError(e);
    }
  }

  private void reportInitError(Throwable failure) {
    try {
      client.initFailed(ErrorReport.of(HandlerLoader.causeOf(failure)));
    } catch (IOException e) {
      print("cannot report that it did not initialize: " + e);
    }
  }

  /** Ends when the Runtime API is gone, which is when the parent closes it. */
  private void poll(InvocationHandler handler) {
    try {
      while (true) {
        runNext(handler);
      }
    } catch (IOException e) {
      print("poller ended: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runNext(InvocationHandler handler) throws IOException, InterruptedException {
    RuntimeClient.Work work = client.next();
    Future<String> answer = handlers.submit(() -> handler.handle(work.payload(), contextOf(work)));
    try {
      client.succeeded(work.requestId(), answer.get(work.remainingMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      // Lambda stops a function at its deadline; the endpoint has told the caller already.
      answer.cancel(true);
      print("RequestId: " + work.requestId() + " Task timed out");
    } catch (ExecutionException e) {
      client.failed(work.requestId(), ErrorReport.of(HandlerLoader.causeOf(e)));
    }
  }

  private InvocationContext contextOf(RuntimeClient.Work work) {
    return new InvocationContext(function.name(), work, output);
  }

  private void print(String line) {
    output.println(function.name() + ": " + line);
  }
}
