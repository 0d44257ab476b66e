package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.weir.cumulus.CumulusFormat;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.memory.MemoryExecutions;
import io.weir.memory.MemoryQueues;
import io.weir.memory.MemoryTables;
import io.weir.queue.QueueUrl;
import io.weir.queue.WaitingQueues;
import io.weir.semaphore.SemaphoreKey;
import io.weir.throttle.Delays;
import io.weir.throttle.Deployment;
import io.weir.throttle.Parallel;
import io.weir.throttle.Quotas;
import io.weir.throttle.Surroundings;
import io.weir.throttle.ThrottleListener;
import io.weir.throttle.Timings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The handlers over the ports in memory, on virtual time, and what they are invoked with. */
abstract class HandlersFixture {
  static final QueueUrl QUEUE =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest");
  static final QueueUrl FAILED =
      new QueueUrl("https://sqs.us-east-1.amazonaws.com/123456789012/ingest-failed");
  static final StateMachineArn MACHINE =
      new StateMachineArn("arn:aws:states:us-east-1:123456789012:stateMachine:demo");

  Instant now = Instant.parse("2026-11-21T12:00:00Z");
  final MemoryTables tables = new MemoryTables();
  final MemoryQueues queues = new MemoryQueues(() -> now);
  final MemoryExecutions executions = new MemoryExecutions(() -> now);
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final Assembly assembly = assembly(Timings.AWS);

  HandlersFixture() {
    queues.create(FAILED, null, 0);
    queues.create(QUEUE, FAILED, 30);
    executions.create(MACHINE, StateMachineType.STANDARD);
  }

  Assembly assembly(Timings timings) {
    return assembly(timings, MetricsSettings.DEFAULT);
  }

  Assembly assembly(Timings timings, MetricsSettings metrics) {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    Telemetry telemetry = new Telemetry(LogLines.of(out, () -> now), metrics);
    Surroundings surroundings =
        new Surroundings(
            () -> now,
            () -> UUID.randomUUID().toString(),
            new VirtualDelays(),
            Parallel.SEQUENTIAL,
            ThrottleListener.NONE,
            timings);
    Assembly.Ports ports =
        new Assembly.Ports(
            new WaitingQueues(queues, wait -> now = now.plus(wait)),
            tables.semaphores(),
            tables.slots(),
            tables.leases(),
            tables.reconcileLease(),
            tables.foreignExecutions(),
            executions,
            new CumulusFormat(),
            queue -> {});
    return new Assembly(ports, Quotas.DEFAULT, surroundings, telemetry);
  }

  final class VirtualDelays implements Delays {
    @Override
    public void pause(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Duration between(Duration least, Duration most) {
      return most;
    }
  }

  String invoke(RequestStreamHandler handler, String event) throws IOException {
    return invoke(handler, event, Timings.AWS);
  }

  String invoke(RequestStreamHandler handler, String event, Timings timings) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Instant end = now.plus(timings.functionTimeout());
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        output,
        new FixedContext(() -> (int) Duration.between(now, end).toMillis()));
    return output.toString(StandardCharsets.UTF_8);
  }

  void deploy(int limit, Map<SemaphoreKey, Integer> shared) {
    new Deployment(QUEUE, limit, now, shared).apply(tables.semaphores());
  }

  void send(String... names) {
    for (String name : names) {
      queues.send(QUEUE, body(name, "1000"), Map.of());
    }
  }

  static String body(String name, String limit) {
    return """
        {"cumulus_meta":{"state_machine":"%s","execution_name":"%s",\
        "queueExecutionLimits":{"%s":%s}}}"""
        .formatted(MACHINE, name, QUEUE, limit);
  }

  static String throttleEvent(int messageLimit, int timeLimit) {
    return "{\"queueUrl\":\"%s\",\"messageLimit\":%d,\"timeLimit\":%d}"
        .formatted(QUEUE, messageLimit, timeLimit);
  }

  static String completionEvent(ExecutionArn arn) {
    return """
        {"source":"aws.states","detail-type":"Step Functions Execution Status Change",\
        "detail":{"executionArn":"%s","status":"SUCCEEDED"}}"""
        .formatted(arn);
  }

  static String batch(JsonObject... records) {
    JsonArray array = new JsonArray();
    List.of(records).forEach(array::add);
    JsonObject batch = new JsonObject();
    batch.add("Records", array);
    return batch.toString();
  }

  static JsonObject record(String id, String body) {
    JsonObject record = new JsonObject();
    record.addProperty("messageId", id);
    record.addProperty("body", body);
    return record;
  }

  ExecutionArn arn(int index) {
    return executions.all().get(index).arn();
  }

  void finish() {
    executions.all().stream()
        .filter(each -> each.status() == ExecutionStatus.RUNNING)
        .map(Execution::arn)
        .forEach(arn -> executions.finish(arn, ExecutionStatus.SUCCEEDED));
  }

  /** What was logged so far, line by line. */
  List<JsonObject> lines() {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }
}
