package io.weir.queue;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies an SQS queue by its URL, in one canonical form: two spellings of one queue are equal.
 *
 * <p>Lower-case scheme and host, no default port, no trailing slash, and the host {@code
 * sqs.REGION.amazonaws.com} for the older {@code REGION.queue.amazonaws.com} (<a
 * href="https://docs.aws.amazon.com/general/latest/gr/sqs-service.html">legacy endpoints</a>).
 *
 * @param value the canonical URL
 */
public record QueueUrl(String value) {
  private static final Pattern LEGACY_HOST =
      Pattern.compile("(?:([a-z0-9-]+)\\.)?queue(\\.amazonaws\\.com(?:\\.cn)?)");
  private static final Pattern ACCOUNT_AND_NAME = Pattern.compile("(?:/[^/]+)+");

  /**
   * Brings {@code value} into the canonical form.
   *
   * @throws IllegalArgumentException if it is not an http or https URL that ends with a queue name
   */
  public QueueUrl {
    value = canonical(value);
  }

  /** Tells whether {@code text} names this queue, in whatever spelling. */
  public boolean isSpelled(String text) {
    if (text.equals(value)) {
      return true;
    }
    try {
      return canonical(text).equals(value);
    } catch (IllegalArgumentException notAUrl) {
      return false;
    }
  }

  /** Returns the queue's name: the last part of its path. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** Tells whether the queue is a FIFO queue: AWS demands the suffix {@code .fifo} of its name. */
  public boolean isFifo() {
    return value.endsWith(".fifo");
  }

  @Override
  public String toString() {
    return value;
  }

  private static String canonical(String text) {
    URI uri = URI.create(text.strip());
    String scheme = lower(uri.getScheme());
    String host = lower(uri.getHost());
    String path = trimmed(uri.getPath());
    if (!scheme.matches("https?") || host.isEmpty() || !ACCOUNT_AND_NAME.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "not a queue URL: expected https://sqs.REGION.amazonaws.com/ACCOUNT/NAME");
    }
    return scheme + "://" + currentHost(host) + port(scheme, uri.getPort()) + path;
  }

  private static String currentHost(String host) {
    Matcher legacy = LEGACY_HOST.matcher(host);
    if (!legacy.matches()) {
      return host;
    }
    String region = legacy.group(1) == null ? "us-east-1" : legacy.group(1);
    return "sqs." + region + legacy.group(2);
  }

  private static String port(String scheme, int port) {
    boolean implied = port == -1 || port == (scheme.equals("https") ? 443 : 80);
    return implied ? "" : ":" + port;
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static String trimmed(String path) {
    String text = path == null ? "" : path;
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
