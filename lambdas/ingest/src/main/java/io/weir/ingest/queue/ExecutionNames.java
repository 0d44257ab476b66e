package io.weir.ingest.queue;

import com.google.gson.JsonArray;
import io.weir.ingest.error.InvalidArgument;
import io.weir.ingest.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names for executions: {@code UUID}, or {@code PREFIX-UUID} as Cumulus has it.
 *
 * <p>The UUID is not random but made from what the message says: its origin, the queue, the state
 * machine, what is asked for, and what the message carries as it came in (a version 8 UUID of RFC
 * 9562, from SHA-256). Stored records are in it by their names alone: one that changes in between
 * must not make a second request of a repeated one. The origin of a step's messages is the
 * execution that it is part of. A step that a workflow runs again therefore sends messages of the
 * same names, and the throttle, or Step Functions itself, starts each execution once. Two runs of
 * the workflow are two origins, and give two names. Without an origin there is nothing to tell a
 * repetition from a new request: then names are random. Thread-safe.
 */
final class ExecutionNames {
  /** Step Functions' limit, less a hyphen and the UUID. */
  private static final int LONGEST_PREFIX = 80 - 37;

  /** What Step Functions takes without exception, and JSON needs no escape for. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST_PREFIX + "}");

  private static final int UUID_LENGTH = 36;

  private final String prefix;
  private final Optional<String> origin;
  private final String queueUrl;
  private final String stateMachineArn;

  /**
   * Creates names for the messages of one step.
   *
   * @param prefix {@code executionNamePrefix}; empty counts as none
   * @param origin tells requests apart that carry the same, such as the ARN of the execution that
   *     the step is part of
   */
  ExecutionNames(
      Optional<String> prefix, Optional<String> origin, String queueUrl, String stateMachineArn) {
    this.prefix = prefix.filter(text -> !text.isEmpty()).map(ExecutionNames::checked).orElse("");
    this.origin = origin;
    this.queueUrl = queueUrl;
    this.stateMachineArn = stateMachineArn;
  }

  /**
   * Returns the name for a message.
   *
   * @param requestHash of what its {@code meta} asks for
   * @param contents what it carries
   */
  String name(String requestHash, List<String> contents) {
    return prefix
        + origin.map(text -> derived(text, requestHash, contents)).orElseGet(UUID::randomUUID);
  }

  /** Returns a text's SHA-256, in hexadecimal digits. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /** Returns how many characters every name has. */
  int length() {
    return prefix.length() + UUID_LENGTH;
  }

  private static String checked(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new InvalidArgument(
          "executionNamePrefix must have at most %d letters, digits, dots, hyphens or underscores; '%s' has not"
              .formatted(LONGEST_PREFIX, prefix));
    }
    return prefix + "-";
  }

  private UUID derived(String of, String requestHash, List<String> contents) {
    JsonArray identity = new JsonArray();
    identity.add(of);
    identity.add(queueUrl);
    identity.add(stateMachineArn);
    identity.add(requestHash);
    contents.forEach(identity::add);
    ByteBuffer hash = ByteBuffer.wrap(sha256(Json.text(identity)));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
