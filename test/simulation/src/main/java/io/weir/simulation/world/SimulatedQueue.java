package io.weir.simulation.world;

import io.weir.queue.MessageQueue;
import io.weir.queue.QueueException;
import io.weir.queue.QueueMessage;
import io.weir.queue.QueueSettings;
import io.weir.queue.QueueUrl;
import io.weir.queue.Rejection;
import io.weir.simulation.check.Observation.ReceiveAsked;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** One queue as one invocation reaches it. */
final class SimulatedQueue implements MessageQueue {
  private final World world;
  private final Accounts accounts;
  private final Invocation caller;
  private final QueueUrl url;
  private final MessageQueue queue;

  SimulatedQueue(World world, Accounts accounts, Invocation caller, QueueUrl url) {
    this.world = world;
    this.accounts = accounts;
    this.caller = caller;
    this.url = url;
    this.queue = world.adapters().queues().open(url);
  }

  @Override
  public QueueSettings settings() {
    return queue.settings();
  }

  @Override
  public int backlog() {
    return caller.call(queue::backlog);
  }

  @Override
  public List<QueueMessage> receive(int most, Duration wait, Duration visibility) {
    world.observe(new ReceiveAsked(world.time().strand(), url.value(), most));
    if (caller.strikes(Fault.RECEIVE_ERROR)) {
      boolean hidden = world.faults().coin();
      caller.call(() -> hidden ? received(most, visibility) : List.of());
      throw failed(Fault.RECEIVE_ERROR);
    }
    return caller.poll(() -> received(most, visibility), list -> !list.isEmpty(), wait);
  }

  private List<QueueMessage> received(int most, Duration visibility) {
    List<QueueMessage> messages = queue.receive(most, Duration.ZERO, visibility);
    accounts.received(url, messages, caller.number());
    messages.forEach(this::mayReappear);
    return messages;
  }

  private void mayReappear(QueueMessage message) {
    if (world.faults().strikes(Fault.REDELIVERY)) {
      world
          .time()
          .after(
              world.faults().dice().between(Duration.ZERO, Duration.ofMinutes(1)),
              () -> queue.giveBack(List.of(message), Duration.ZERO));
    }
  }

  @Override
  public void delete(Collection<QueueMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    boolean fails = caller.strikes(Fault.DELETE_ERROR);
    Collection<QueueMessage> done = fails ? some(messages) : messages;
    caller.call(
        () -> {
          queue.delete(done);
          accounts.deleted(done);
          return true;
        });
    failIf(fails);
  }

  @Override
  public void giveBack(Collection<QueueMessage> messages, Duration delay) {
    boolean fails = caller.strikes(Fault.DELETE_ERROR);
    Collection<QueueMessage> done = fails ? some(messages) : messages;
    caller.call(
        () -> {
          queue.giveBack(done, delay);
          accounts.givenBack(done, caller.number());
          return true;
        });
    failIf(fails);
  }

  @Override
  public Quarantined quarantine(QueueMessage message, Rejection rejection) {
    boolean fails = caller.strikes(Fault.DELETE_ERROR);
    if (!fails) {
      return caller.call(() -> accounts.quarantine(queue, message, rejection));
    }
    boolean sent = world.faults().coin();
    caller.call(() -> sent && accounts.quarantineWithoutDelete(queue, message, rejection));
    throw failed(Fault.DELETE_ERROR);
  }

  private Collection<QueueMessage> some(Collection<QueueMessage> messages) {
    return messages.stream().filter(message -> world.faults().coin()).toList();
  }

  private static void failIf(boolean fails) {
    if (fails) {
      throw failed(Fault.DELETE_ERROR);
    }
  }

  private static QueueException failed(Fault fault) {
    return new QueueException(
        "simulated: " + fault.code(), new IllegalStateException(fault.code()));
  }
}
