package io.weir.cli.chaos;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.SdkException;

/** Looks at what kills left behind, several times a second, until it is closed. */
final class LeftBehindWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final LeftBehind leftBehind;
  private final Thread thread;

  LeftBehindWatch(LeftBehind leftBehind) {
    this.leftBehind = leftBehind;
    thread = Thread.ofVirtual().name("left behind").start(this::lookUntilClosed);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void lookUntilClosed() {
    try {
      while (true) {
        lookOnce();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce() {
    try {
      leftBehind.look(Instant.now());
    } catch (SdkException e) {
      // The table is asked again in a moment; at the end it is asked by who wants the answer.
    }
  }
}
