package io.weir.local;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands for queues' URLs in texts that are written before SQS has a port.
 *
 * @param sqs where it listens
 */
record QueueReferences(URI sqs) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{queueUrl:([A-Za-z0-9_-]{1,80})}");

  static String to(String queue) {
    return "${queueUrl:" + queue + "}";
  }

  String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(queue -> Matcher.quoteReplacement(url(queue.group(1))));
  }

  private String url(String queue) {
    return "%s/%s/%s".formatted(sqs, LocalStack.ACCOUNT, queue);
  }
}
