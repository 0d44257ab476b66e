package io.weir.local.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ, an SQS server, inside this JVM, on 127.0.0.1 and a free port.
 *
 * <p>Messages live in memory and are gone after {@link #close()}. Thread-safe.
 */
public final class ElasticMq implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  static {
    quieten("org.apache.pekko", "warn");
    quieten("org.elasticmq", "warn");
    // A request's failure is its caller's to tell, and at the end every open long poll fails.
    quieten("org.elasticmq.rest.sqs", "off");
  }

  /** Ours, not the server's: its own stop waits for long polls, up to 20 s. */
  private final ActorSystem actors;

  private final URI endpoint;

  private ElasticMq(ActorSystem actors, int port) {
    this.actors = actors;
    endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts a server and returns once it answers, after one to two seconds. */
  public static ElasticMq start(String region, String account) {
    ActorSystem actors = ActorSystem.create("elasticmq", config());
    try {
      return new ElasticMq(actors, startServer(actors, region, account));
    } catch (Throwable e) {
      stop(actors);
      throw e;
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** Drops all connections and closes the port. */
  @Override
  public void close() {
    stop(actors);
  }

  private static int startServer(ActorSystem actors, String region, String account) {
    return SQSRestServerBuilder.withActorSystem(actors)
        .withInterface("127.0.0.1")
        .withDynamicPort()
        .withAWSRegion(region)
        .withAWSAccountId(account)
        .start()
        .waitUntilStarted()
        .localAddress()
        .getPort();
  }

  private static void stop(ActorSystem actors) {
    var _ = actors.terminate();
    actors
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** A stop that waits for nobody has nothing to say of the connections it drops. */
  private static Config config() {
    return ConfigFactory.parseString(
            """
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = OFF
            pekko.log-dead-letters-during-shutdown = off
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """)
        .withFallback(ConfigFactory.load());
  }

  /** For slf4j-simple, which reads its levels when a logger is made; what the user set stays. */
  private static void quieten(String logger, String level) {
    String property = "org.slf4j.simpleLogger.log." + logger;
    if (System.getProperty(property) == null) {
      System.setProperty(property, level);
    }
  }
}
