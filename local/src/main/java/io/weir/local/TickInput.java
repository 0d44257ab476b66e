package io.weir.local;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a queue's tick tells the throttle.
 *
 * @param executionLimit null where the queue's messages say it
 * @param timeLimit how long the tick works; the function's timeout may cut it shorter
 * @param semaphores shared ones, each with its limit
 */
public record TickInput(
    @Nullable Integer executionLimit,
    Duration timeLimit,
    int messageLimit,
    Map<String, Integer> semaphores) {
  /** Messages a tick takes at most: about what one invocation can start in its time. */
  public static final int MESSAGE_LIMIT = 10_000;

  /** The function's timeout, as deployed. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

  public TickInput {
    semaphores = Collections.unmodifiableMap(new LinkedHashMap<>(semaphores));
  }

  /** Under a limit of the deployment. */
  public static TickInput withLimit(int executionLimit) {
    return new TickInput(executionLimit, TIME_LIMIT, MESSAGE_LIMIT, Map.of());
  }

  /** Under the limits that messages name. */
  public static TickInput withoutLimit() {
    return new TickInput(null, TIME_LIMIT, MESSAGE_LIMIT, Map.of());
  }

  /** The input of the schedule, as a deployment has it. */
  String json(String queue) {
    JsonObject input = new JsonObject();
    input.addProperty("queueUrl", StackDefinition.urlOf(queue));
    input.addProperty("messageLimit", messageLimit);
    input.addProperty("timeLimit", seconds());
    if (executionLimit != null) {
      input.addProperty("executionLimit", executionLimit);
      input.addProperty("deployedAt", SCHEDULED_TIME);
      JsonObject shared = new JsonObject();
      semaphores.forEach(shared::addProperty);
      input.add("semaphores", shared);
    }
    return new GsonBuilder().disableHtmlEscaping().create().toJson(input);
  }

  /** Without a fraction where there is none, as a deployment writes it. */
  private BigDecimal seconds() {
    BigDecimal seconds = BigDecimal.valueOf(timeLimit.toMillis(), 3).stripTrailingZeros();
    return new BigDecimal(seconds.toPlainString());
  }
}
