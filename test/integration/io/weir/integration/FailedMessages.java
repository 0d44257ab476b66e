package io.weir.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.model.Message;

/** The messages of a failed queue, each once. */
final class FailedMessages {
  private final TestStack test;
  private final String url;
  private final List<Message> messages = new ArrayList<>();

  FailedMessages(TestStack test, String queue) {
    this.test = test;
    this.url = Objects.requireNonNull(test.stack.queues().get(queue)).failedUrl();
  }

  /** Receives what has come since and returns how many there are in all. */
  int receive() {
    List<Message> received =
        test.sqs
            .receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(600)
                        .messageAttributeNames("All"))
            .messages();
    messages.addAll(received);
    return messages.size();
  }

  List<String> reasons() {
    return messages.stream().map(TestStack::reason).sorted().toList();
  }

  List<String> bodies() {
    return messages.stream().map(Message::body).toList();
  }
}
