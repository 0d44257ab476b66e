package io.weir.throttle;

import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.WorkRequest;
import io.weir.queue.QueueMessage;
import io.weir.semaphore.Slot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message that may become an execution.
 *
 * @param message the message in hand
 * @param request what it asks for
 * @param name its execution's name: the producer's, else the message's id, so that a redelivery
 *     asks for the same execution
 */
record Candidate(QueueMessage message, WorkRequest request, ExecutionName name) {
  static Candidate of(QueueMessage message, WorkRequest request) {
    ExecutionName name =
        request.executionName().orElseGet(() -> new ExecutionName(message.messageId()));
    return new Candidate(message, request, name);
  }

  ExecutionArn arn() {
    return request.stateMachine().execution(name);
  }

  Slot.Origin origin() {
    return new Slot.Origin(message.messageId(), sha256(message.body()));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
