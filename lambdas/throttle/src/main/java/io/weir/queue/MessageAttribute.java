package io.weir.queue;

import static java.util.Objects.requireNonNull;

/**
 * One attribute of a message, passed through unread.
 *
 * @param dataType the SQS data type: {@code String}, {@code Number}, {@code Binary}, or one of them
 *     with a custom label
 * @param value the value; Base64 where the data type is binary
 */
public record MessageAttribute(String dataType, String value) {
  public MessageAttribute {
    requireNonNull(dataType);
    requireNonNull(value);
  }

  /** Returns an attribute of the data type {@code String}. */
  public static MessageAttribute text(String value) {
    return new MessageAttribute("String", value);
  }

  /** Tells whether the value is Base64 of bytes. */
  public boolean isBinary() {
    return dataType.startsWith("Binary");
  }
}
