package io.weir.local.sqs;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ, an SQS server, inside this JVM, on 127.0.0.1 and a free port.
 *
 * <p>Messages live in memory and are gone after {@link #close()}. Thread-safe.
 */
public final class ElasticMq implements AutoCloseable {
  static {
    quieten("org.apache.pekko");
    quieten("org.elasticmq");
  }

  private final SQSRestServer server;
  private final URI endpoint;

  private ElasticMq(SQSRestServer server) {
    this.server = server;
    int port = server.waitUntilStarted().localAddress().getPort();
    endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts a server and returns once it answers, after one to two seconds. */
  public static ElasticMq start(String region, String account) {
    return new ElasticMq(
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(region)
            .withAWSAccountId(account)
            .start());
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    var _ = server.stopAndWait();
  }

  /** For slf4j-simple, which reads its levels when a logger is made; what the user set stays. */
  private static void quieten(String logger) {
    String property = "org.slf4j.simpleLogger.log." + logger;
    if (System.getProperty(property) == null) {
      System.setProperty(property, "warn");
    }
  }
}
