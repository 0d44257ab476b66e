package io.weir.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.StackDefinition;
import io.weir.local.StackDefinition.HostedFunction;
import io.weir.local.StackDefinition.StoredObject;
import io.weir.local.StackTimings;
import io.weir.local.lambda.LambdaFunction;
import io.weir.local.sqs.QueueDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template of data ingest has besides. */
class TemplateBucketsTest {
  @TempDir private Path assembly;

  @Test
  void definition_buckets_areTheTemplatesAndThoseThatItWritesTo() throws IOException {
    assertThat(definition(text(), null).buckets().names())
        .containsExactly("weir-in-internal606e9597", "in-public", "given");
  }

  /** The stack's name, a hyphen and the id have more than the 63 characters of a bucket's name. */
  @Test
  void definition_bucketOfALongId_hasTheEndOfItsName() throws IOException {
    String id = "X".repeat(60) + "1234567";

    assertThat(
            definition(text().replace("Internal606E9597", id), null).buckets().names().getFirst())
        .isEqualTo("x".repeat(56) + "1234567");
  }

  @Test
  void definition_objects_areThoseOfPutObjectCallsOfAnyType() throws IOException {
    assertThat(definition(text(), null).buckets().objects())
        .containsExactly(
            new StoredObject(
                "weir-in-internal606e9597",
                "weir-in/workflow_template.json",
                "{\"limits\":{\"${queueUrl:weir-in-ingest}\":5,\"${queueUrl:theirs}\":2},"
                    + "\"bucket\":\"arn:aws:s3:::weir-in-internal606e9597\"}"),
            new StoredObject("given", "a", "b"));
  }

  @Test
  void definition_queueThatAnObjectNames_isThereToo() throws IOException {
    assertThat(definition(text(), null).queues())
        .extracting(QueueDefinition::name)
        .containsExactlyInAnyOrder(
            "weir-in-ingest-failed", "weir-in-ingest", "theirs-failed", "theirs");
  }

  @Test
  void definition_functionOfIngest_hasItsTimeoutAsItIsAndTheProvidersFolder() throws IOException {
    assertThat(definition(text(), assembly).functions())
        .containsExactly(
            new HostedFunction(
                new LambdaFunction(
                    "weir-in-sync-granule",
                    "io.weir.ingest.handler.SyncGranuleHandler",
                    Duration.ofMinutes(15),
                    50),
                Map.of(
                    "queue",
                    "${queueUrl:theirs}",
                    "WEIR_PROVIDER_FOLDER",
                    assembly.toAbsolutePath().toString())));
  }

  @Test
  void definition_noProvidersFolder_tellsTheFunctionsOfNone() throws IOException {
    assertThat(definition(text(), null).functions().getFirst().variables())
        .containsOnlyKeys("queue");
  }

  @Test
  void definition_noFunctionOfIngest_hasNoBuckets() throws IOException {
    String other = text().replace("io.weir.ingest.handler.SyncGranuleHandler", "io.weir.Other");

    assertThat(definition(other, null).buckets().isEmpty()).isTrue();
  }

  @Test
  void definition_callThatIsNoJson_isRefusedByName() throws IOException {
    String other =
        text().replace("\"Properties\": {\"Size\": 1}", "\"Properties\": {\"Create\": \"x\"}");

    assertThatThrownBy(() -> definition(other, null))
        .isInstanceOf(TemplateException.class)
        .hasMessage("resource OtherResource: its Create is no JSON object");
  }

  private StackDefinition definition(String template, @Nullable Path providerFolder)
      throws IOException {
    Path file = Files.writeString(assembly.resolve("weir-in.template.json"), template);
    return TemplateDefinition.read(file, StackTimings.LOCAL, providerFolder).definition();
  }

  private static String text() throws IOException {
    try (var stream = TemplateBucketsTest.class.getResourceAsStream("weir-in.template.json")) {
      return new String(requireNonNull(stream).readAllBytes(), UTF_8);
    }
  }
}
