package io.weir.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CountDownLatch;

/** Never answers by itself. */
public final class StuckHandler implements RequestHandler<Object, String> {
  @Override
  public String handleRequest(Object input, Context context) {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }
}
