package io.weir.environment;

import java.util.regex.Pattern;

/** What names may look like, by the services' own rules. */
final class Names {
  static final Pattern PREFIX = Pattern.compile("(?=.{1,28}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
  static final String PREFIX_ALLOWED =
      "1 to 28 of a-z 0-9 and single -, a letter first, no - at the end";

  static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  static final String ACCOUNT_ALLOWED = "12 digits, quoted";

  static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,12}){1,3}-\\d{1,2}");
  static final String REGION_ALLOWED = "regions such as us-east-1";

  static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[A-Za-z0-9.-]{1,255}");
  static final String ADDRESS_ALLOWED = "e-mail addresses such as ops@example.org";

  /**
   * By S3's <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">rules</a>.
   */
  static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  static final String BUCKET_ALLOWED = "bucket names, 3 to 63 of a-z 0-9 . -";

  static final Pattern TAG_KEY = Pattern.compile("(?!(?i)aws:)[\\p{L}\\p{N} _.:/=+@-]{1,128}");
  static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{0,256}");
  static final String TAG_ALLOWED =
      "letters, digits, blanks and _ . : / = + - @, keys up to 128 and not aws: first, values up"
          + " to 256";

  /** SQS' rule for a standard queue; the length is looked at with prefix and suffix. */
  static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  static final Pattern WORKFLOW = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  static final Pattern PLACE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  static final String PLACE_ALLOWED = "1 to 64 of a-z 0-9 _, a letter first";

  /** Fills a place within a JSON text, so it has nothing that would need an escape there. */
  static final Pattern FILLING = Pattern.compile("[^\\p{Cntrl}\"\\\\]{0,1024}");

  static final String FILLING_ALLOWED =
      "queue:NAME, workflow:NAME or up to 1024 characters without control characters, quotes and"
          + " backslashes";

  static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  static final String RULE_ALLOWED = "1 to 64 of A-Z a-z 0-9 - _";

  /** Names a record, which is found by it; the key's form escapes what S3 would not take. */
  static final Pattern RECORD = Pattern.compile("\\P{Cntrl}{1,128}");

  static final String RECORD_ALLOWED = "1 to 128 characters without control characters";

  /** Step Functions' 80 less a hyphen and a UUID. */
  static final Pattern EXECUTION_PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,43}");

  static final String EXECUTION_PREFIX_ALLOWED = "1 to 43 of A-Z a-z 0-9 . _ -";

  /**
   * By EventBridge Scheduler's <a
   * href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">syntax</a>.
   */
  static final Pattern SCHEDULE =
      Pattern.compile(
          "rate\\([1-9]\\d{0,5} (minute|hour|day)s?\\)"
              + "|cron\\([0-9A-Z*,/?#-]{1,64}( [0-9A-Z*,/?#-]{1,64}){5}\\)");

  static final String SCHEDULE_ALLOWED =
      "rate(NUMBER minutes|hours|days) and cron(MINUTES HOURS DAY MONTH WEEKDAY YEAR)";

  static final Pattern QUEUE_ARN =
      Pattern.compile("arn:aws[a-z-]{0,20}:sqs:([a-z0-9-]{1,30}):(\\d{12}):[A-Za-z0-9_-]{1,80}");
  static final String QUEUE_ARN_ALLOWED =
      "ARNs of standard queues, arn:aws:sqs:REGION:ACCOUNT:NAME";

  static final Pattern STATE_MACHINE_ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:states:([a-z0-9-]{1,30}):(\\d{12}):stateMachine:[^:/\\s]{1,80}");
  static final String STATE_MACHINE_ARN_ALLOWED =
      "ARNs of state machines without version or alias,"
          + " arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";

  /** What begins other items of the semaphores' table. */
  static final Pattern SHARED_SEMAPHORE =
      Pattern.compile("(?!http|pass:|foreign:|reconcile$)[\\x21-\\x7e]{1,256}");

  static final String SHARED_SEMAPHORE_ALLOWED =
      "keys such as provider:LAADS, up to 256 printable ASCII characters without blanks, not http,"
          + " pass: or foreign: first, not reconcile";

  private Names() {}
}
