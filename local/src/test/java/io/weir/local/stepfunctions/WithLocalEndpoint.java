package io.weir.local.stepfunctions;

import io.weir.local.asl.TaskResult;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** A suite on an endpoint whose functions answer once they are released. */
abstract class WithLocalEndpoint {
  final CountDownLatch release = new CountDownLatch(1);
  final LocalEndpoint local =
      new LocalEndpoint(
          (arn, payload, atMost) -> {
            release.await();
            return new TaskResult.Succeeded("{\"answer\":" + payload + "}");
          },
          builder -> builder.closedExecutionsKept(10).historiesKept(2));

  @AfterEach
  void stop() {
    local.close();
  }
}
