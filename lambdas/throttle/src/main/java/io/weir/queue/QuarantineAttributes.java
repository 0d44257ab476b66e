package io.weir.queue;

import java.util.LinkedHashMap;
import java.util.Map;

/** The message attributes that tell why a message is on its failed queue. */
public final class QuarantineAttributes {
  /** The reason's code. */
  public static final String REASON = "WeirReason";

  /** One line for a person. */
  public static final String DETAIL = "WeirDetail";

  /** The URL of the queue it came from. */
  public static final String SOURCE = "WeirSource";

  private QuarantineAttributes() {}

  /** Returns the attributes, the most important first. */
  public static Map<String, MessageAttribute> of(Rejection rejection, QueueUrl source) {
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put(REASON, MessageAttribute.text(rejection.reason().code()));
    attributes.put(DETAIL, MessageAttribute.text(rejection.detail()));
    attributes.put(SOURCE, MessageAttribute.text(source.value()));
    return attributes;
  }
}
