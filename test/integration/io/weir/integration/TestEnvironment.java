package io.weir.integration;

import io.weir.cli.environment.EnvironmentStack;
import io.weir.environment.EnvironmentFile;
import io.weir.local.BucketStore;
import io.weir.local.LocalStackOptions;
import io.weir.local.StackDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An environment's file as a local stack with S3. */
final class TestEnvironment {
  private TestEnvironment() {}

  /** Defines the stack of a file with this text; {@code folder} takes the file. */
  static StackDefinition definition(String yaml, Path folder, @Nullable Path providerFolder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("test.yaml"), yaml);
    return new EnvironmentStack(
            EnvironmentFile.read(file), LocalStackOptions.DEFAULT_TIMINGS, providerFolder)
        .definition(TestStack.ROOT.resolve("workflows"));
  }

  static TestStack start(StackDefinition definition) throws InterruptedException {
    return TestStack.start(
        options ->
            options
                .definition(definition)
                .buckets(
                    new BucketStore.Temporary(
                        TestStack.ROOT.resolve("local/s3/target"), definition.buckets().names())));
  }
}
