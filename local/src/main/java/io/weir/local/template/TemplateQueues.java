package io.weir.local.template;

import io.weir.local.StackDefinition;
import io.weir.local.StackTimings;
import io.weir.local.sqs.QueueDefinition;
import io.weir.local.sqs.QueueDefinition.Redrive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The queues of a template, and those of other deployments that it names by their URLs, as its
 * ticks do: the local stack has these too, for it has no other deployments. Not thread-safe.
 */
final class TemplateQueues {
  /** A queue's URL in AWS. */
  private static final Pattern URL =
      Pattern.compile("https://sqs\\.[a-z0-9.-]+/[0-9]{12}/([A-Za-z0-9_-]{1,80})");

  private final Intrinsics intrinsics;
  private final StackTimings timings;
  private final List<QueueDefinition> queues = new ArrayList<>();

  TemplateQueues(Template template, Names names, Intrinsics intrinsics, StackTimings timings) {
    this.intrinsics = intrinsics;
    this.timings = timings;
    template.ofType(Names.QUEUE).forEach(each -> queues.add(queue(names.nameOf(each), each)));
  }

  /** All of them, those that texts and ARNs have named before included. */
  List<QueueDefinition> all() {
    return List.copyOf(queues);
  }

  private QueueDefinition queue(String name, Resource queue) {
    QueueDefinition plain = QueueDefinition.plain(name);
    return new QueueDefinition(
        name,
        timings.scaledForSqs(seconds(queue, "VisibilityTimeout", plain.visibilityTimeout())),
        seconds(queue, "ReceiveMessageWaitTimeSeconds", plain.receiveWait()),
        seconds(queue, "MessageRetentionPeriod", plain.retention()),
        redrive(queue));
  }

  private static Duration seconds(Resource queue, String property, Duration unset) {
    return queue.find(property).map(value -> Duration.ofSeconds(value.getAsLong())).orElse(unset);
  }

  private @Nullable Redrive redrive(Resource queue) {
    return queue
        .find("RedrivePolicy")
        .map(_ -> intrinsics.text(queue, "RedrivePolicy", "deadLetterTargetArn"))
        .map(
            arn ->
                new Redrive(
                    Names.lastPart(arn, ':'),
                    queue.get("RedrivePolicy", "maxReceiveCount").getAsInt()))
        .orElse(null);
  }

  /** The text, in which each queue of another deployment becomes one of this stack. */
  String withLocalQueues(String text) {
    return URL.matcher(text).replaceAll(url -> Matcher.quoteReplacement(local(url.group(1))));
  }

  /** The name of the queue, which becomes one of this stack if it is of another deployment. */
  String localOf(String arn) {
    String name = Names.lastPart(arn, ':');
    addMissing(name);
    return name;
  }

  private String local(String name) {
    addMissing(name);
    return StackDefinition.urlOf(name);
  }

  private void addMissing(String name) {
    if (queues.stream().noneMatch(queue -> queue.name().equals(name))) {
      queues.addAll(
          QueueDefinition.withFailedQueue(
              name, timings.queueVisibility(), QueueDefinition.DEFAULT_MAX_RECEIVE_COUNT));
    }
  }
}
