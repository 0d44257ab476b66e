package io.weir.cli.chaos;

import com.sun.net.httpserver.HttpExchange;
import io.weir.local.http.LoopbackServer;
import io.weir.local.http.Replies;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the functions' process asks at each of its requests whether it may go on, and is killed
 * when the schedule says so: at exactly that request, whatever its other threads do meanwhile.
 */
final class KillGate implements AutoCloseable {
  /** A process id, a notice and a request's name. */
  private static final int NOTICE_LIMIT_BYTES = 1024;

  private final KillSchedule schedule;
  private final LoopbackServer server;
  private volatile @Nullable Target target;

  /** What is killed. */
  interface Target {
    /** How many executions there are. */
    int executions();

    /** Kills the functions' process and returns once it is gone. */
    void carryOut(Kill kill);
  }

  private KillGate(KillSchedule schedule) {
    this.schedule = schedule;
    server = LoopbackServer.start(this::handle);
  }

  /** Opens a gate that lets everything through until it is armed. */
  static KillGate open(KillSchedule schedule) {
    return new KillGate(schedule);
  }

  /** What {@link KillInterceptor} reads on its class path. */
  Map<String, String> resources() {
    return Map.of(KillInterceptor.GATE, server.authority());
  }

  /** Lets the schedule begin. */
  void arm(Target target) {
    this.target = target;
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Kill> kill = decide(Replies.readBody(exchange, NOTICE_LIMIT_BYTES));
      if (kill.isEmpty()) {
        Replies.empty(exchange, KillInterceptor.GO_ON);
      } else {
        carryOut(kill.get(), exchange);
      }
    }
  }

  private Optional<Kill> decide(String notice) {
    Target armed = target;
    if (armed == null) {
      return Optional.empty();
    }
    String[] parts = notice.split(" ", 3);
    return schedule.at(
        Long.parseLong(parts[0]), Notice.valueOf(parts[1]), parts[2], armed::executions);
  }

  /** Who asks is dead before there is an answer, but where its request is to be on its way. */
  private void carryOut(Kill kill, HttpExchange exchange) throws IOException {
    if (kill.phase() == Phase.DURING) {
      Replies.empty(exchange, KillInterceptor.GO_ON);
      pause(kill);
    }
    Target armed = target;
    if (armed != null) {
      armed.carryOut(kill);
    }
  }

  private static void pause(Kill kill) {
    try {
      Thread.sleep(kill.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
