package io.weir.cli.chaos;

import io.weir.cli.intercept.RequestName;
import java.util.Locale;

/** A request of the protocol at which the functions' process may be killed. */
enum Step {
  RECEIVE("Sqs ReceiveMessage"),
  ACQUIRE(RequestName.ACQUIRE),
  START("Sfn StartExecution"),
  DELETE("Sqs DeleteMessageBatch"),
  RELEASE(RequestName.RELEASE),
  /** Whatever comes: a peek, the lease, a describe, a scan of the reconciler … */
  ANY("");

  private final String request;

  Step(String request) {
    this.request = request;
  }

  boolean matches(String name) {
    return this == ANY || request.equals(name);
  }

  String text() {
    return this == ANY ? "any request" : name().toLowerCase(Locale.ROOT);
  }
}
