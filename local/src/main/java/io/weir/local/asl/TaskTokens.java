package io.weir.local.asl;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens by which others tell the end of tasks that wait for it. Each try of a task has a token
 * of its own. Thread-safe.
 *
 * <p>A token is 16 random bytes and their signature, so that one of a task that ended is told from
 * one that never was without keeping it. The key dies with this object, and all tokens with it.
 */
public final class TaskTokens {

  private static final int RANDOM_BYTES = 16;
  private static final int TOKEN_BYTES = 2 * RANDOM_BYTES;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(randomBytes(TOKEN_BYTES), ALGORITHM);
  private final Map<String, OpenTask> open = new ConcurrentHashMap<>();

  /** What became of a report. */
  public enum Receipt {
    /** The task goes on with it. */
    ACCEPTED,
    /** The task ended before: it was told, timed out, or was stopped. */
    CLOSED,
    /** The token has the right form, but is none of these. */
    UNKNOWN,
    /** The text is no token. */
    MALFORMED
  }

  /** A task that waits. */
  static final class OpenTask {

    private final String token;
    private final CompletableFuture<TaskResult> end = new CompletableFuture<>();
    private volatile Instant lastSign;

    private OpenTask(String token, Instant opened) {
      this.token = token;
      this.lastSign = opened;
    }

    String token() {
      return token;
    }

    /** Completes with what is told of the task, never with an exception. */
    CompletableFuture<TaskResult> end() {
      return end;
    }

    /** When it started, or last sent a heartbeat. */
    Instant lastSign() {
      return lastSign;
    }
  }

  OpenTask open(Instant now) {
    byte[] bytes = Arrays.copyOf(randomBytes(RANDOM_BYTES), TOKEN_BYTES);
    System.arraycopy(signature(bytes), 0, bytes, RANDOM_BYTES, RANDOM_BYTES);
    OpenTask task =
        new OpenTask(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now);
    open.put(task.token(), task);
    return task;
  }

  /** Makes the task's token of no more use; says whether it was of use until now. */
  boolean close(OpenTask task) {
    return open.remove(task.token(), task);
  }

  /** Ends the task with this result, the first that is told. */
  public Receipt report(String token, TaskResult result) {
    OpenTask task = open.remove(token);
    if (task == null) {
      return refusal(token);
    }
    task.end.complete(result);
    return Receipt.ACCEPTED;
  }

  /** Notes that the task was alive at this time. */
  public Receipt heartbeat(String token, Instant now) {
    OpenTask task = open.get(token);
    if (task == null) {
      return refusal(token);
    }
    task.lastSign = now;
    return Receipt.ACCEPTED;
  }

  private Receipt refusal(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException malformed) {
      return Receipt.MALFORMED;
    }
    if (bytes.length != TOKEN_BYTES) {
      return Receipt.MALFORMED;
    }
    byte[] signature = Arrays.copyOfRange(bytes, RANDOM_BYTES, TOKEN_BYTES);
    byte[] expected = Arrays.copyOf(signature(bytes), RANDOM_BYTES);
    return MessageDigest.isEqual(signature, expected) ? Receipt.CLOSED : Receipt.UNKNOWN;
  }

  /** Signs the first bytes. */
  private byte[] signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(bytes, 0, RANDOM_BYTES);
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, missing);
    }
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
