package io.weir.local.stepfunctions;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.weir.local.asl.Interpreter;
import io.weir.local.asl.InterpreterSettings;
import io.weir.local.asl.Services;
import io.weir.local.asl.TaskRunner;
import io.weir.local.asl.TaskTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A Step Functions endpoint on the loopback interface, for unmodified AWS SDK clients. It offers
 * Standard state machines in the dialect that {@link
 * io.weir.local.asl.definition.StateMachineDefinition} reads; what it does not offer, it refuses.
 * Thread-safe.
 *
 * <p>Start the JVM with {@code -Dsun.net.httpserver.nodelay=true}: the JDK's server reads it once,
 * and without it each answer waits some 40 ms for the client's acknowledgement.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html">AWS
 *     Step Functions API reference</a>
 */
public final class StepFunctionsEndpoint implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService requestThreads;
  private final Throttling throttling;
  private final ApiHandler handler;
  private final ExecutionStore store;
  private final ExecutionService executions;
  private final StatusChangePublisher publisher;

  /** Builds an endpoint whose Task states call functions through the given runner. */
  public static StepFunctionsEndpointBuilder builder(TaskRunner taskRunner) {
    return new StepFunctionsEndpointBuilder(taskRunner);
  }

  StepFunctionsEndpoint(StepFunctionsOptions options) {
    Arns arns = new Arns(options.account(), options.region());
    TaskTokens tokens = new TaskTokens();
    StateMachineActions machines = new StateMachineActions(arns, options.clock());
    this.store = new ExecutionStore(options.closedExecutionsKept(), options.historiesKept());
    Redrivability redrivability = new Redrivability(machines::exists, options.clock());
    this.publisher =
        new StatusChangePublisher(new StatusChangeEvents(arns, redrivability), options.listener());
    this.executions =
        new ExecutionService(
            arns, options.clock(), interpreter(options, tokens), store, redrivability, publisher);
    this.throttling = new Throttling(options.quotas(), options.clock());
    this.handler =
        new ApiHandler(
            actions(machines, redrivability, new TaskTokenActions(tokens, options.clock())),
            throttling);
    this.requestThreads = Executors.newVirtualThreadPerTaskExecutor();
    this.server = bind(options.port());
    server.createContext("/", handler);
    server.setExecutor(requestThreads);
    publisher.start();
    server.start();
  }

  private static Interpreter interpreter(StepFunctionsOptions options, TaskTokens tokens) {
    return new Interpreter(
        new InterpreterSettings(
            options.account(),
            options.region(),
            options.clock(),
            new Services(options.taskRunner(), options.messageSender(), tokens),
            options.fractionalWaits(),
            options.random()));
  }

  private Map<String, Function<ApiRequest, JsonObject>> actions(
      StateMachineActions machines, Redrivability redrivability, TaskTokenActions tasks) {
    ExecutionActions actions = new ExecutionActions(machines, store, executions, redrivability);
    return Map.ofEntries(
        Map.entry("CreateStateMachine", machines::create),
        Map.entry("DescribeStateMachine", machines::describe),
        Map.entry("UpdateStateMachine", machines::update),
        Map.entry("DeleteStateMachine", machines::delete),
        Map.entry("ListStateMachines", machines::list),
        Map.entry("StartExecution", actions::start),
        Map.entry("DescribeExecution", actions::describe),
        Map.entry("ListExecutions", new ExecutionListing(machines, store)::list),
        Map.entry("StopExecution", actions::stop),
        Map.entry("RedriveExecution", actions::redrive),
        Map.entry("SendTaskSuccess", tasks::success),
        Map.entry("SendTaskFailure", tasks::failure),
        Map.entry("SendTaskHeartbeat", tasks::heartbeat),
        Map.entry("GetExecutionHistory", actions::history));
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, refused);
    }
  }

  /** The address that clients are given as their endpoint. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Every execution that is kept, each as it is now, in no order. */
  public List<ExecutionRecord> executions() {
    return store.all().stream().map(execution -> execution.view().record()).toList();
  }

  /** How many requests came in so far, those that were throttled too, by API action. */
  public Map<String, Long> requests() {
    return handler.requests();
  }

  /** How many of these requests were throttled, by API action. */
  public Map<String, Long> throttled() {
    return throttling.refused();
  }

  /** Stops at once. Executions that run are interrupted and tell nobody. */
  @Override
  public void close() {
    server.stop(0);
    requestThreads.shutdownNow();
    executions.close();
    publisher.close();
  }
}
