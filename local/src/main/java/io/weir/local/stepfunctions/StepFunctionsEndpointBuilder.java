package io.weir.local.stepfunctions;

import static java.util.Objects.requireNonNull;

import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.MessageSender;
import io.weir.local.asl.TaskRunner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Builds a {@link StepFunctionsEndpoint}. Not thread-safe. */
public final class StepFunctionsEndpointBuilder {

  /** The account of a local stack. */
  public static final String DEFAULT_ACCOUNT = "000000000000";

  /** The region of a local stack. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** How many closed executions are kept: enough for an hour at 50 a second. */
  public static final int DEFAULT_CLOSED_EXECUTIONS_KEPT = 200_000;

  /** How many closed executions keep their history, which is many times larger than the rest. */
  public static final int DEFAULT_HISTORIES_KEPT = 5_000;

  private static final int MAX_PORT = 65_535;

  private final TaskRunner taskRunner;
  private MessageSender messageSender = MessageSender.none();
  private StatusChangeListener listener = event -> {};
  private ExecutionClock clock = ExecutionClock.system();
  private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
  private boolean fractionalWaits;
  private String account = DEFAULT_ACCOUNT;
  private String region = DEFAULT_REGION;
  private ActionQuotas quotas = ActionQuotas.US_EAST_1;
  private int closedExecutionsKept = DEFAULT_CLOSED_EXECUTIONS_KEPT;
  private int historiesKept = DEFAULT_HISTORIES_KEPT;
  private int port;

  StepFunctionsEndpointBuilder(TaskRunner taskRunner) {
    this.taskRunner = requireNonNull(taskRunner, "taskRunner");
  }

  /** Sets who sends the messages of Task states; by default nobody, and such tasks fail. */
  public StepFunctionsEndpointBuilder messageSender(MessageSender newSender) {
    messageSender = requireNonNull(newSender, "messageSender");
    return this;
  }

  /** Sets who receives status changes; nobody by default. */
  public StepFunctionsEndpointBuilder listener(StatusChangeListener newListener) {
    listener = requireNonNull(newListener, "listener");
    return this;
  }

  /** Sets the time by which executions run; the machine's clock by default. */
  public StepFunctionsEndpointBuilder clock(ExecutionClock newClock) {
    clock = requireNonNull(newClock, "clock");
    return this;
  }

  /** Sets the source of jitter and of random intrinsic functions; it must be thread-safe. */
  public StepFunctionsEndpointBuilder random(RandomGenerator newRandom) {
    random = requireNonNull(newRandom, "random");
    return this;
  }

  /**
   * Lets {@code SecondsPath} of a Wait lead to a fraction, so that executions shorter than a second
   * can be shown. Step Functions takes whole seconds and fails otherwise; so does this endpoint by
   * default.
   */
  public StepFunctionsEndpointBuilder fractionalWaits() {
    fractionalWaits = true;
    return this;
  }

  /** Sets the account, twelve digits; {@value #DEFAULT_ACCOUNT} by default. */
  public StepFunctionsEndpointBuilder account(String newAccount) {
    if (!newAccount.matches("\\d{12}")) {
      throw new IllegalArgumentException("an account has twelve digits, not so: " + newAccount);
    }
    account = newAccount;
    return this;
  }

  /** Sets the region; {@value #DEFAULT_REGION} by default. */
  public StepFunctionsEndpointBuilder region(String newRegion) {
    if (!newRegion.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("not a region: " + newRegion);
    }
    region = newRegion;
    return this;
  }

  /**
   * Sets how often each action may be called, by the endpoint's clock; what is more is answered
   * with a ThrottlingException. {@link ActionQuotas#US_EAST_1} by default.
   */
  public StepFunctionsEndpointBuilder quotas(ActionQuotas newQuotas) {
    quotas = requireNonNull(newQuotas, "quotas");
    return this;
  }

  /** Sets how many closed executions are kept, those that ended last. */
  public StepFunctionsEndpointBuilder closedExecutionsKept(int count) {
    closedExecutionsKept = checkCount(count);
    return this;
  }

  /** Sets how many closed executions keep their history, those that ended last. */
  public StepFunctionsEndpointBuilder historiesKept(int count) {
    historiesKept = checkCount(count);
    return this;
  }

  /** Sets the port; 0, the default, takes a free one. */
  public StepFunctionsEndpointBuilder port(int newPort) {
    if (newPort < 0 || newPort > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + newPort);
    }
    port = newPort;
    return this;
  }

  /**
   * Starts the endpoint.
   *
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public StepFunctionsEndpoint start() {
    return new StepFunctionsEndpoint(
        new StepFunctionsOptions(
            taskRunner,
            messageSender,
            listener,
            clock,
            random,
            fractionalWaits,
            account,
            region,
            quotas,
            closedExecutionsKept,
            historiesKept,
            port));
  }

  private static int checkCount(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 must be kept, not " + count);
    }
    return count;
  }
}
