package io.weir.ingest.aws;

import static java.util.Objects.requireNonNull;

import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.error.RemoteResourceError;
import io.weir.ingest.queue.MessageSender;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sends with SendMessageBatch. Thread-safe. */
public final class SqsMessageSender implements MessageSender {
  private static final int CLIENT_FAULT = 400;
  private static final int SERVER_FAULT = 500;

  private final SqsClient sqs;

  /** Creates an adapter on a client, which the caller closes. */
  public SqsMessageSender(SqsClient sqs) {
    this.sqs = requireNonNull(sqs);
  }

  @Override
  public List<Refused> send(String queueUrl, List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, bodies.size()).mapToObj(i -> entry(i, bodies.get(i))).toList();
    try {
      return sqs
          .sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
          .failed()
          .stream()
          .map(SqsMessageSender::refused)
          .toList();
    } catch (SqsException answer) {
      if (isClientFault(answer)) {
        throw new InvalidArgument("queue " + queueUrl + ": " + answer.getMessage(), answer);
      }
      throw unavailable(queueUrl, answer);
    } catch (SdkException failure) {
      throw unavailable(queueUrl, failure);
    }
  }

  private static SendMessageBatchRequestEntry entry(int index, String body) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(index))
        .messageBody(body)
        .build();
  }

  private static Refused refused(BatchResultErrorEntry failed) {
    return new Refused(
        Integer.parseInt(failed.id()),
        failed.code() + (failed.message() == null ? "" : ": " + failed.message()),
        failed.senderFault() && !isThrottling(failed.code()));
  }

  /** No such queue, no permission: sent again, it would be refused again. */
  private static boolean isClientFault(SqsException answer) {
    return answer.statusCode() >= CLIENT_FAULT
        && answer.statusCode() < SERVER_FAULT
        && !answer.isThrottlingException()
        && !isThrottling(code(answer));
  }

  private static @Nullable String code(SqsException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    return details == null ? null : details.errorCode();
  }

  /** KmsThrottled, for one, is not among those that the SDK knows. */
  private static boolean isThrottling(@Nullable String code) {
    return code != null && code.contains("Throttl");
  }

  private static RemoteResourceError unavailable(String queueUrl, SdkException failure) {
    return new RemoteResourceError("queue " + queueUrl + ": " + failure.getMessage(), failure);
  }
}
