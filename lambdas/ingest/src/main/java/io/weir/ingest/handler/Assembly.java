package io.weir.ingest.handler;

import io.weir.ingest.aws.IngestClients;
import io.weir.ingest.aws.JitteredPauses;
import io.weir.ingest.aws.S3ObjectStore;
import io.weir.ingest.aws.SqsMessageSender;
import io.weir.ingest.provider.Providers;
import io.weir.ingest.queue.Delivery;
import io.weir.ingest.queue.MessageSender;
import io.weir.ingest.queue.Pauses;
import io.weir.ingest.store.ObjectStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the tasks of one process share.
 *
 * @param store where records, remote messages and files are
 * @param sender puts messages on queues
 * @param pauses waits between attempts
 * @param clock tells the time
 */
record Assembly(ObjectStore store, MessageSender sender, Pauses pauses, InstantSource clock) {
  /** Where providers of protocol {@code file} have their folders; without it there are none. */
  static final String PROVIDER_FOLDER = "WEIR_PROVIDER_FOLDER";

  /** Assembles on AWS' clients; no request is sent. */
  static Assembly fromEnvironment() {
    IngestClients clients = new IngestClients();
    return new Assembly(
        new S3ObjectStore(clients.s3()),
        new SqsMessageSender(clients.sqs()),
        new JitteredPauses(),
        InstantSource.system());
  }

  /** What listings and files of providers are read with. */
  Providers providers() {
    return new Providers(store, Optional.ofNullable(System.getenv(PROVIDER_FOLDER)).map(Path::of));
  }

  Delivery delivery() {
    return new Delivery(sender, pauses, store, clock);
  }
}
