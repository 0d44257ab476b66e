package io.weir.queue;

/** No queue has this URL, or this function may not see it. */
public final class UnknownQueueException extends QueueException {
  private static final long serialVersionUID = 1;

  public UnknownQueueException(QueueUrl url) {
    super("no such queue: " + url + "; check the URL, the region and the function's permissions");
  }
}
