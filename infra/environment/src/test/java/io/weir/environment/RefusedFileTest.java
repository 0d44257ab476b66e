package io.weir.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is one line: file, place, value, what is allowed. */
class RefusedFileTest {
  private static final String QUEUE_KEYS =
      "name, visibilityTimeout, receiveWait, retention, maxReceiveCount, executionLimit, timeLimit,"
          + " messageLimit, semaphores";

  @TempDir Path folder;

  static Stream<Arguments> queues() {
    String ours = "name: q, executionLimit: 1";
    String theirs =
        "arn: 'arn:aws:sqs:us-east-1:123456789012:q',"
            + " failedQueue: 'arn:aws:sqs:us-east-1:123456789012:f', executionLimit: 1";
    return Stream.of(
        queue(
            "name: q, executionLimit: -1",
            "executionLimit is -1, allowed are whole numbers from 0 to 1000000"),
        queue("name: q", "executionLimit is missing, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: '5'",
            "executionLimit is \"5\", allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: 1.5",
            "executionLimit is 1.5, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: true",
            "executionLimit is true, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: ",
            "executionLimit is empty, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: 4294967296",
            "executionLimit is 4294967296, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionLimit: [1]",
            "executionLimit is a list, allowed are whole numbers from 0 to 1000000"),
        queue(
            "name: q, executionlimt: 1",
            "executionlimt is unknown, allowed are "
                + QUEUE_KEYS
                + "; did you mean executionLimit?"),
        queue(ours + ", colour: red", "colour is unknown, allowed are " + QUEUE_KEYS),
        queue(ours + ", name: q", "name is there twice, allowed are keys that differ"),
        queue(
            "executionLimit: 1",
            "name is missing, allowed are 1 to 71 of A-Z a-z 0-9 - _, not completions, events, schedules, none ending in -failed"),
        queue(
            "name: completions, executionLimit: 1",
            "name is completions, allowed are 1 to 71 of A-Z a-z 0-9 - _, not completions, events, schedules, none ending in -failed"),
        queue(
            "name: q-failed, executionLimit: 1",
            "name is q-failed, allowed are 1 to 71 of A-Z a-z 0-9 - _, not completions, events, schedules, none ending in -failed"),
        queue(
            "name: q.fifo, executionLimit: 1",
            "name is q.fifo, allowed are 1 to 71 of A-Z a-z 0-9 - _, not completions, events, schedules, none ending in -failed"),
        queue(
            ours + ", visibilityTimeout: 90s",
            "visibilityTimeout is 90s, allowed are durations from 91s to 12h"),
        queue(
            ours + ", visibilityTimeout: 43201s",
            "visibilityTimeout is 43201s, allowed are durations from 91s to 12h"),
        queue(
            ours + ", visibilityTimeout: 150",
            "visibilityTimeout is 150, allowed are durations from 91s to 12h"),
        queue(
            ours + ", receiveWait: 21s",
            "receiveWait is 21s, allowed are durations from 0s to 20s"),
        queue(ours + ", retention: 59s", "retention is 59s, allowed are durations from 60s to 14d"),
        queue(ours + ", retention: 15d", "retention is 15d, allowed are durations from 60s to 14d"),
        queue(
            ours + ", maxReceiveCount: 4",
            "maxReceiveCount is 4, allowed are whole numbers from 5 to 1000"),
        queue(
            ours + ", maxReceiveCount: 1001",
            "maxReceiveCount is 1001, allowed are whole numbers from 5 to 1000"),
        queue(ours + ", timeLimit: 0s", "timeLimit is 0s, allowed are durations from 1s to 60s"),
        queue(ours + ", timeLimit: 61s", "timeLimit is 61s, allowed are durations from 1s to 60s"),
        queue(
            ours + ", messageLimit: 0",
            "messageLimit is 0, allowed are whole numbers from 1 to 1000000"),
        queue(
            ours + ", semaphores: {'provider:A': -1}",
            "semaphores[\"provider:A\"] is -1, allowed are whole numbers from 0 to 1000000"),
        queue(
            ours + ", semaphores: {'pass:A': 1}",
            "semaphores[\"pass:A\"] is a wrong key, allowed are keys such as provider:LAADS, up to 256 printable ASCII characters without blanks, not http, pass: or foreign: first, not reconcile"),
        queue(
            ours + ", semaphores: {" + semaphores(10) + "}",
            "semaphores has 10 entries, allowed are at most 9"),
        queue(
            theirs + ", retention: 4d",
            "retention is unknown, allowed are arn, failedQueue, executionLimit, timeLimit, messageLimit, semaphores"),
        queue(
            theirs.replace("012:f'", "012:q'"),
            "failedQueue is \"arn:aws:sqs:us-east-1:123456789012:q\", allowed are other queues than the queue itself"),
        queue(
            "arn: 'arn:aws:sqs:us-east-1:123456789012:q', executionLimit: 1",
            "failedQueue is missing, allowed are ARNs of standard queues, arn:aws:sqs:REGION:ACCOUNT:NAME"),
        queue(
            theirs.replace("012:q'", "012:q.fifo'"),
            "arn is \"arn:aws:sqs:us-east-1:123456789012:q.fifo\", allowed are ARNs of standard queues, arn:aws:sqs:REGION:ACCOUNT:NAME"));
  }

  private static Arguments queue(String content, String refusal) {
    return Arguments.of(content, refusal);
  }

  private static String semaphores(int count) {
    return IntStream.range(0, count).mapToObj("'provider:%d': 1"::formatted).collect(joining(", "));
  }

  @ParameterizedTest
  @MethodSource("queues")
  void read_wrongQueue_tellsPlaceValueAndWhatIsAllowed(String queue, String refusal)
      throws IOException {
    String yaml = "prefix: a\nworkflows: [demo]\nqueues: [{" + queue + "}]\n";

    assertThat(refusalOf(yaml)).isEqualTo("queues[0]." + refusal);
  }

  static Stream<Arguments> environments() {
    String workflows = "workflows: [demo]\n";
    String queues = "queues: [{name: q, executionLimit: 1}]\n";
    String rest = workflows + queues;
    return Stream.of(
        Arguments.of(
            rest,
            "prefix is missing, allowed are 1 to 28 of a-z 0-9 and single -, a letter first, no - at the end"),
        Arguments.of(
            "prefix: a--b\n" + rest,
            "prefix is a--b, allowed are 1 to 28 of a-z 0-9 and single -, a letter first, no - at the end"),
        Arguments.of(
            "prefix: " + "a".repeat(29) + "\n" + rest,
            "prefix is "
                + "a".repeat(29)
                + ", allowed are 1 to 28 of a-z 0-9 and single -, a letter first, no - at the end"),
        Arguments.of(
            "prefix: a\naccount: '123456789012'\n" + rest,
            "region is missing, allowed are account and region together or neither"),
        Arguments.of(
            "prefix: a\nregion: us-east-1\n" + rest,
            "account is missing, allowed are account and region together or neither"),
        Arguments.of(
            "prefix: a\naccount: 12345\nregion: us-east-1\n" + rest,
            "account is 12345, allowed are 12 digits, quoted"),
        Arguments.of(
            "prefix: a\ntags: {aws:x: y}\n" + rest,
            "tags[\"aws:x\"] is a wrong key, allowed are letters, digits, blanks and _ . : / = + - @, keys up to 128 and not aws: first, values up to 256"),
        Arguments.of(
            "prefix: a\nlogRetention: 31d\n" + rest,
            "logRetention is 31d, allowed are 1d, 3d, 5d, 7d, 14d, 30d, 60d, 90d, 120d, 150d, 180d, 365d, 400d, 545d, 731d, 1096d, 1827d, 2192d, 2557d, 2922d, 3288d, 3653d"),
        Arguments.of(
            "prefix: a\nalarmAddress: ops\n" + rest,
            "alarmAddress is ops, allowed are e-mail addresses such as ops@example.org"),
        Arguments.of(
            "prefix: a\nremovalPolicy: keep\n" + rest,
            "removalPolicy is keep, allowed are retain, destroy"),
        Arguments.of(
            "prefix: a\ninternalBucket: My\n" + rest,
            "internalBucket is My, allowed are bucket names, 3 to 63 of a-z 0-9 . -"),
        Arguments.of(
            "prefix: a\nfunctions: {memory: 128}\n" + rest,
            "functions.memory is 128, allowed are whole numbers from 512 to 10240"),
        Arguments.of(
            "prefix: a\nfunctions: {architecture: arm}\n" + rest,
            "functions.architecture is arm, allowed are arm64, x86_64"),
        Arguments.of(
            "prefix: a\nfunctions: {snapStart: yes}\n" + rest,
            "functions.snapStart is yes, allowed are true, false"),
        Arguments.of(
            "prefix: a\ncompletions: {batchSize: 11}\n" + rest,
            "completions.window is missing, allowed are durations from 1s with a batchSize above 10"),
        Arguments.of(
            "prefix: a\ncompletions: {batchSize: 11, window: 0s}\n" + rest,
            "completions.window is 0s, allowed are durations from 1s with a batchSize above 10"),
        Arguments.of(
            "prefix: a\ncompletions: {window: 6m}\n" + rest,
            "completions.window is 6m, allowed are durations from 0s to 5m"),
        Arguments.of("prefix: a\n" + workflows, "queues is missing, allowed are lists of 1 to 20"),
        Arguments.of(
            "prefix: a\nworkflows: []\n" + queues, "workflows has 0 items, allowed are 1 to 20"),
        Arguments.of(
            "prefix: a\nworkflows: [demo, demo]\n" + queues,
            "workflows[1] is there twice, allowed are workflows that differ"),
        Arguments.of(
            "prefix: a\nworkflows: [demo, {name: demo, substitutions: {a: b}}]\n" + queues,
            "workflows[1] is there twice, allowed are workflows that differ"),
        Arguments.of(
            "prefix: a\nworkflows: [{name: demo, substitutions: {queue_url: 'queue:none'}}]\n"
                + queues,
            "workflows[0].substitutions.queue_url is \"queue:none\", allowed are those of this file: q"),
        Arguments.of(
            "prefix: a\nworkflows: [demo, {name: m, substitutions: {n: 'workflow:none'}}]\n"
                + queues,
            "workflows[1].substitutions.n is \"workflow:none\", allowed are those of this file: demo, m"),
        Arguments.of(
            "prefix: a\nworkflows: [{name: demo, substitutions: {Queue: q}}]\n" + queues,
            "workflows[0].substitutions.Queue is a wrong place, allowed are 1 to 64 of a-z 0-9 _, a letter first"),
        Arguments.of(
            "prefix: a\nworkflows: [{name: demo, substitutions: {a: 'x\\y'}}]\n" + queues,
            "workflows[0].substitutions.a is \"x\\y\", allowed are queue:NAME, workflow:NAME or up to 1024 characters without control characters, quotes and backslashes"),
        Arguments.of(
            "prefix: a\nworkflows: [{arn: x, substitutions: {a: b}}]\n" + queues,
            "workflows[0].substitutions is unknown, allowed are arn"),
        Arguments.of(
            "prefix: a\nworkflows: [{arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M:1'}]\n"
                + queues,
            "workflows[0].arn is \"arn:aws:states:us-east-1:123456789012:stateMachine:M:1\", allowed are ARNs of state machines without version or alias, arn:aws:states:REGION:ACCOUNT:stateMachine:NAME"),
        Arguments.of(
            "prefix: a\naccount: '000000000001'\nregion: us-east-1\nworkflows: [{arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M'}]\n"
                + queues,
            "workflows[0].arn is \"arn:aws:states:us-east-1:123456789012:stateMachine:M\", allowed are ARNs of account 000000000001 in us-east-1"),
        Arguments.of(
            "prefix: a\n"
                + workflows
                + "queues: [{name: q, executionLimit: 1}, {name: q, executionLimit: 2}]",
            "queues[1] is a-q a second time, allowed are queues that differ"),
        Arguments.of(
            "prefix: a\n"
                + workflows
                + "queues: [{name: q, executionLimit: 1}, {arn: 'arn:aws:sqs:us-east-1:123456789012:a-q', failedQueue: 'arn:aws:sqs:us-east-1:123456789012:f', executionLimit: 2}]",
            "queues[1] is a-q a second time, allowed are queues that differ"),
        Arguments.of(
            "prefix: a\n"
                + workflows
                + "queues: [{name: q, executionLimit: 1, semaphores: {p: 3}}, {name: r, executionLimit: 1, semaphores: {p: 4}}]",
            "queues[1].semaphores.p is 4, allowed are 3 as before: a shared semaphore has one limit"),
        Arguments.of(
            "prefix: "
                + "a".repeat(28)
                + "\n"
                + workflows
                + "queues: [{name: "
                + "q".repeat(45)
                + ", executionLimit: 1}]",
            "queues[0].name is "
                + "q".repeat(45)
                + ", allowed are 1 to 44 of A-Z a-z 0-9 - _, not completions, events, schedules, none ending in -failed"),
        Arguments.of(
            "- prefix",
            "the file is a list, allowed are mappings with the keys prefix, account, region, tags, logRetention, alarmAddress, removalPolicy, internalBucket, functions, completions, workflows, queues, rules"),
        Arguments.of(
            "",
            "the file is empty, allowed are mappings with the keys prefix, account, region, tags, logRetention, alarmAddress, removalPolicy, internalBucket, functions, completions, workflows, queues, rules"),
        Arguments.of(
            "prefix: [\n",
            "line 2, column 1: while parsing a flow node, expected the node content, but found '<stream end>'"),
        Arguments.of(
            "prefix: a\n---\nprefix: b\n",
            "line 2, column 1: expected a single document in the stream, but found another document"),
        Arguments.of(
            "{a: b}: c", "the file has a key that is a list or a mapping, allowed are texts"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void read_wrongEnvironment_tellsPlaceValueAndWhatIsAllowed(String yaml, String refusal)
      throws IOException {
    assertThat(refusalOf(yaml)).isEqualTo(refusal);
  }

  static Stream<Arguments> rules() {
    String when = "name: r, workflow: demo, rule: {type: onetime}";
    String sqs =
        "name: r, workflow: demo, rule: {type: sqs, value: 'arn:aws:sqs:us-east-1:123456789012:%s'}";
    String json =
        "allowed are texts, numbers as JSON writes them, true, false, lists and mappings; quote what is a text";
    return Stream.of(
        Arguments.of(
            "workflow: demo, rule: {type: onetime}",
            "name is missing, allowed are 1 to 64 of A-Z a-z 0-9 - _"),
        Arguments.of(
            "name: a/b, workflow: demo, rule: {type: onetime}",
            "name is a/b, allowed are 1 to 64 of A-Z a-z 0-9 - _"),
        Arguments.of(
            "name: r, workflow: other, rule: {type: onetime}",
            "workflow is other, allowed are demo"),
        Arguments.of(
            "name: r, workflow: demo",
            "rule is missing, allowed are mappings with the keys type, value"),
        Arguments.of(
            "name: r, workflow: demo, rule: {type: kinesis}",
            "rule.type is kinesis, allowed are onetime, scheduled, sqs"),
        Arguments.of(
            "name: r, workflow: demo, rule: {type: onetime, value: x}",
            "rule.value is unknown, allowed are type"),
        Arguments.of(
            "name: r, workflow: demo, rule: {type: scheduled, value: daily}",
            "rule.value is daily, allowed are rate(NUMBER minutes|hours|days) and cron(MINUTES HOURS DAY MONTH WEEKDAY YEAR)"),
        Arguments.of(
            "name: r, workflow: demo, rule: {type: scheduled, value: cron(0 6 * * ?)}",
            "rule.value is cron(0 6 * * ?), allowed are rate(NUMBER minutes|hours|days) and cron(MINUTES HOURS DAY MONTH WEEKDAY YEAR)"),
        Arguments.of(
            sqs.formatted("x.fifo"),
            "rule.value is \"arn:aws:sqs:us-east-1:123456789012:x.fifo\", allowed are ARNs of standard queues, arn:aws:sqs:REGION:ACCOUNT:NAME"),
        Arguments.of(
            sqs.formatted("a-q"),
            "rule.value is \"arn:aws:sqs:us-east-1:123456789012:a-q\", allowed are queues that this environment does not throttle"),
        Arguments.of(
            sqs.formatted("there"),
            "rule.value is \"arn:aws:sqs:us-east-1:123456789012:there\", allowed are queues that this environment does not throttle"),
        Arguments.of(when + ", state: 'on'", "state is \"on\", allowed are ENABLED, DISABLED"),
        Arguments.of(
            when + ", queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/a-q'",
            "queueUrl is \"https://sqs.us-east-1.amazonaws.com/123456789012/a-q\", allowed are queue:q, queue:there"),
        Arguments.of(
            when + ", collection: {name: MOD09GQ}",
            "collection.version is missing, allowed are 1 to 128 characters without control characters"),
        Arguments.of(
            when + ", executionNamePrefix: a b",
            "executionNamePrefix is a b, allowed are 1 to 43 of A-Z a-z 0-9 . _ -"),
        Arguments.of(when + ", meta: []", "meta is a list, allowed are mappings"),
        Arguments.of(when + ", meta: {version: 006}", "meta.version is 006, " + json),
        Arguments.of(when + ", meta: {x: 0x1F}", "meta.x is 0x1F, " + json),
        Arguments.of(when + ", meta: {x: .inf}", "meta.x is .inf, " + json),
        Arguments.of(when + ", meta: {x: }", "meta.x is empty, " + json),
        Arguments.of(when + ", payload: !x y", "payload is tagged !x, " + json),
        Arguments.of(
            when + ", payload: &p [*p]", "payload has more than 1000 values; a rule needs a few"),
        Arguments.of(
            when + ", colour: red",
            "colour is unknown, allowed are name, workflow, rule, state, queueUrl, provider, collection, executionNamePrefix, meta, payload"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void read_wrongRule_tellsPlaceValueAndWhatIsAllowed(String rule, String refusal)
      throws IOException {
    String yaml =
        """
        prefix: a
        workflows: [demo, {arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M'}]
        queues:
          - {name: q, executionLimit: 1}
          - {arn: 'arn:aws:sqs:us-east-1:123456789012:there', failedQueue: 'arn:aws:sqs:us-east-1:123456789012:f', executionLimit: 1}
        rules: [{%s}]
        """
            .formatted(rule);

    assertThat(refusalOf(yaml)).isEqualTo("rules[0]." + refusal);
  }

  @Test
  void read_ruleTwice_isRefused() throws IOException {
    String rule = "{name: r, workflow: demo, rule: {type: onetime}}";

    assertThat(
            refusalOf(
                "prefix: a\nworkflows: [demo]\nqueues: [{name: q, executionLimit: 1}]\nrules: [%1$s, %1$s]\n"
                    .formatted(rule)))
        .isEqualTo("rules[1] is r a second time, allowed are rules that differ");
  }

  /** A tag names a class to other readers of YAML; here it names nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"!!javax.script.ScriptEngineManager x", "!x y", "!!binary aGk="})
  void read_taggedValue_isRefused(String value) throws IOException {
    assertThat(refusalOf("prefix: " + value)).startsWith("prefix is tagged ");
  }

  @Test
  void read_nestedTooDeep_isRefusedWithoutOverflow() throws IOException {
    assertThat(refusalOf("prefix: " + "[".repeat(100_000)))
        .isEqualTo("line 1, column 28: nested deeper than 20");
  }

  @Test
  void read_aliasOfAliases_isRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("k0: &k0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("k%1$d: &k%1$d [*k%2$d, *k%2$d]\n".formatted(i, i - 1));
    }

    assertThat(refusalOf(bomb.toString()))
        .isEqualTo(
            "is not YAML: Number of aliases for non-scalar nodes exceeds the specified max=50");
  }

  @Test
  void read_tooLongFile_isRefusedUnread() throws IOException {
    assertThat(refusalOf("#".repeat(YamlText.MOST_BYTES + 1)))
        .isEqualTo("has more than 262,144 bytes; an environment needs a few");
  }

  @Test
  void read_longValueOfSeveralLines_isToldInOneShortLine() throws IOException {
    String refusal = refusalOf("prefix: \"a\\nb\\e[31m" + "c".repeat(500) + "\"\n");

    assertThat(refusal).startsWith("prefix is \"a b [31mccc").hasSizeLessThan(320);
  }

  @Test
  void read_bytesThatAreNoText_areRefused() throws IOException {
    Path file = folder.resolve("qa.yaml");
    Files.write(file, new byte[] {'a', (byte) 0xff});

    assertRefused(file, "is not text in UTF-8; save it so");
  }

  @Test
  void read_fileThatIsNotThere_isRefused() {
    assertRefused(
        folder.resolve("none.yaml"), "cannot be read; name a file that describes an environment");
  }

  @Test
  void read_fileNameThatIsNoEnvironments_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("q a.yaml"), "prefix: a");

    assertRefused(
        file, "the file has a wrong name, allowed are 1 to 64 of A-Z a-z 0-9 - _ before .yaml");
  }

  private String refusalOf(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("qa.yaml"), yaml, UTF_8);
    Throwable refusal = catchThrowable(() -> EnvironmentFile.read(file));
    assertThat(refusal).isInstanceOf(EnvironmentException.class);
    String message = requireNonNull(refusal.getMessage());
    assertThat(message).startsWith(file + ": ").doesNotContain("\n");
    return message.substring((file + ": ").length());
  }

  private static void assertRefused(Path file, String refusal) {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(() -> EnvironmentFile.read(file))
        .withMessage("%s: %s", file, refusal);
  }
}
