package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.EnvironmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The environments that stacks are tested with. */
final class Environments {
  /** One that uses what the environments there are leave alone. */
  static final String EVERYTHING = "everything";

  private static final String EVERYTHING_FILE =
      """
      prefix: weir-everything
      account: "123456789012"
      region: us-west-2
      alarmAddress: ops@example.org
      functions: {memory: 2048, architecture: x86_64, snapStart: true}
      completions: {batchSize: 90, window: 1s}
      workflows:
        - demo
        - ingest-granule
        - name: discover-granules
          substitutions:
            queue_url: queue:ingest
            ingest_granule_workflow_name: workflow:ingest-granule
        - name: discover-pdrs
          substitutions:
            queue_url: queue:existing
            parse_pdr_workflow_name: workflow:parse-pdr
        - name: parse-pdr
          substitutions:
            queue_url: queue:ingest
            ingest_granule_workflow_name: a workflow of somebody else's
        - arn: arn:aws:states:us-west-2:123456789012:stateMachine:existing-machine
      queues:
        - name: ingest
          executionLimit: 3
          semaphores: {"provider:LAADS": 2}
        - arn: arn:aws:sqs:us-west-2:123456789012:existing
          failedQueue: arn:aws:sqs:us-west-2:123456789012:existing-failed
          executionLimit: 4
      rules:
        - name: now
          workflow: discover-pdrs
          rule: {type: onetime}
        - name: daily
          workflow: discover-granules
          provider: LAADS
          collection: {name: MOD09GQ, version: "006"}
          rule: {type: scheduled, value: cron(0 6 * * ? *)}
          queueUrl: queue:existing
          meta: {provider_path: "data/006", depth: 3}
        - name: notices
          workflow: ingest-granule
          rule: {type: sqs, value: "arn:aws:sqs:us-west-2:123456789012:notices"}
        - name: old-notices
          workflow: ingest-granule
          rule: {type: sqs, value: "arn:aws:sqs:us-west-2:123456789012:notices"}
          state: DISABLED
        - name: resting
          workflow: ingest-granule
          rule: {type: sqs, value: "arn:aws:sqs:us-west-2:123456789012:resting"}
          state: DISABLED
      """;

  private Environments() {}

  static Environment named(String name) throws IOException {
    return name.equals(EVERYTHING)
        ? everything()
        : EnvironmentFile.read(Synthesized.CHECKOUT.environment(name));
  }

  private static Environment everything() throws IOException {
    Path folder = Files.createTempDirectory("weir");
    Path file = folder.resolve(EVERYTHING + ".yaml");
    try {
      return EnvironmentFile.read(Files.writeString(file, EVERYTHING_FILE));
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
