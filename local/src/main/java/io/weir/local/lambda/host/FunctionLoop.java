package io.weir.local.lambda.host;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a function's handler once, then runs invocations on as many pollers as its concurrency. */
final class FunctionLoop implements Runnable {
  private static final Duration ERROR_PAUSE = Duration.ofMillis(100);

  private final HostedFunction function;
  private final ClassLoaders loaders;
  private final RuntimeClient client;
  private final PrintStream output;
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

  @SuppressWarnings("SystemOut") // Standard output is a function's log.
  FunctionLoop(HostedFunction function, ClassLoaders loaders) {
    this.function = function;
    this.loaders = loaders;
    client = new RuntimeClient(function.runtimeApi());
    output = System.out;
  }

  /** Libraries look for their parts by the context's loader, which the pollers inherit. */
  @Override
  public void run() {
    try {
      ClassLoader loader = loaders.of(function.classPath());
      Thread.currentThread().setContextClassLoader(loader);
      InvocationHandler handler = HandlerLoader.load(function.handlerClass(), loader);
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

  /** Polls as long as the process lives, which is as long as its parent does. */
  private void poll(InvocationHandler handler) {
    try {
      while (true) {
        runNextOrPause(handler);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runNextOrPause(InvocationHandler handler) throws InterruptedException {
    try {
      runNext(handler);
    } catch (IOException e) {
      print("Runtime API failed: " + e);
      Thread.sleep(ERROR_PAUSE);
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
