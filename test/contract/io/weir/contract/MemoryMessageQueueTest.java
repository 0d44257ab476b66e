package io.weir.contract;

final class MemoryMessageQueueTest extends MessageQueueContract {
  @Override
  QueueAccount account() {
    return new MemoryQueueAccount();
  }
}
