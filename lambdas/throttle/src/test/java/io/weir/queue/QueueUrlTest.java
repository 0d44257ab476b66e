package io.weir.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueUrlTest {
  private static final QueueUrl QUEUE =
      new QueueUrl("https://sqs.us-west-2.amazonaws.com/123456789012/Granules");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sqs.us-west-2.amazonaws.com/123456789012/Granules",
        "https://sqs.us-west-2.amazonaws.com/123456789012/Granules/",
        "HTTPS://SQS.us-west-2.AmazonAWS.com:443/123456789012/Granules",
        " https://us-west-2.queue.amazonaws.com/123456789012/Granules"
      })
  void isSpelled_anySpelling_isTheSameQueue(String spelling) {
    assertThat(QUEUE.isSpelled(spelling)).isTrue();
    assertThat(new QueueUrl(spelling)).isEqualTo(QUEUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sqs.us-west-2.amazonaws.com/123456789012/granules",
        "https://sqs.us-east-1.amazonaws.com/123456789012/Granules",
        "arn:aws:sqs:us-west-2:123456789012:Granules",
        "not a url"
      })
  void isSpelled_anotherQueue_isNot(String other) {
    assertThat(QUEUE.isSpelled(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "granules", "ftp://host/1/q", "https://host", "https:///q", "a b"})
  void create_notAQueueUrl_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueUrl(text));
  }
}
