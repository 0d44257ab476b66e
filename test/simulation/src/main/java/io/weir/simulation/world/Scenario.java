package io.weir.simulation.world;

import io.weir.execution.StateMachineArn;
import io.weir.queue.QueueUrl;
import io.weir.semaphore.SemaphoreKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world a seed makes: its queues, their limits, and how fast work comes and goes.
 *
 * @param provider the semaphore that some queues share
 * @param providerLimit its first limit
 * @param meanExecution how long executions last on average
 * @param sending how long the producers go on sending; zero for a backlog that is there at once
 * @param faultsEnd when things stop going wrong
 */
record Scenario(
    List<SimulatedQueueSettings> queues,
    List<StateMachineArn> stateMachines,
    StateMachineArn expressStateMachine,
    StateMachineArn absentStateMachine,
    SemaphoreKey provider,
    int providerLimit,
    Duration meanExecution,
    Duration sending,
    Duration faultsEnd) {
  /** The limit that messages bring where nothing else does. */
  static final int TAUGHT_LIMIT = 4;

  private static final String QUEUES = "https://sqs.us-east-1.amazonaws.com/123456789012/";
  private static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:";

  /**
   * One queue.
   *
   * @param limit its first limit; null where messages bring it
   * @param shared the shared semaphores its messages take too
   */
  record SimulatedQueueSettings(
      QueueUrl url,
      QueueUrl failed,
      int maxReceiveCount,
      @Nullable Integer limit,
      Map<SemaphoreKey, Integer> shared) {}

  static Scenario of(SimulationSettings settings) {
    Dice dice = new Dice(settings.seed(), "scenario");
    SemaphoreKey provider = new SemaphoreKey("provider:SIM");
    int providerLimit = dice.between(2, 12);
    List<SimulatedQueueSettings> queues = new ArrayList<>();
    for (int i = 0; i < settings.queues(); i++) {
      queues.add(queue(i, settings.queues(), provider, providerLimit, dice));
    }
    int slots =
        queues.stream().mapToInt(each -> each.limit() == null ? TAUGHT_LIMIT : each.limit()).sum();
    Duration work = Duration.ofSeconds(dice.between(300, 1_800));
    Duration mean = work.multipliedBy(slots).dividedBy(settings.messages());
    Duration sending = dice.coin() ? Duration.ZERO : work.dividedBy(2);
    return new Scenario(
        queues,
        List.of(
            new StateMachineArn(MACHINES + "ingest"), new StateMachineArn(MACHINES + "publish")),
        new StateMachineArn(MACHINES + "express"),
        new StateMachineArn(MACHINES + "absent"),
        provider,
        providerLimit,
        mean.compareTo(Duration.ofMinutes(3)) > 0 ? Duration.ofMinutes(3) : mean,
        sending,
        work.multipliedBy(4).dividedBy(5));
  }

  /** The first two share the provider's semaphore, the last of several learns its limit. */
  private static SimulatedQueueSettings queue(
      int number, int queues, SemaphoreKey provider, int providerLimit, Dice dice) {
    String name = "sim-" + (char) ('a' + number);
    boolean learns = queues > 2 && number == queues - 1;
    boolean shares = queues > 1 && number < 2;
    return new SimulatedQueueSettings(
        new QueueUrl(QUEUES + name),
        new QueueUrl(QUEUES + name + "-failed"),
        dice.between(5, 30),
        learns ? null : dice.between(1, 10),
        shares ? Map.of(provider, providerLimit) : Map.of());
  }
}
