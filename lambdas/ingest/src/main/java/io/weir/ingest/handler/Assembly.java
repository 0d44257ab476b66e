package io.weir.ingest.handler;

import io.weir.ingest.aws.IngestClients;
import io.weir.ingest.aws.JitteredPauses;
import io.weir.ingest.aws.S3ObjectStore;
import io.weir.ingest.aws.SqsMessageSender;
import io.weir.ingest.queue.Delivery;
import io.weir.ingest.queue.MessageSender;
import io.weir.ingest.queue.Pauses;
import io.weir.ingest.store.ObjectStore;
import java.time.InstantSource;

/**
 * What the tasks of one process share.
 *
 * @param store where records, remote messages and files are
 * @param sender puts messages on queues
 * @param pauses waits between attempts
 * @param clock tells the time
 */
record Assembly(ObjectStore store, MessageSender sender, Pauses pauses, InstantSource clock) {
  /** Assembles on AWS' clients; no request is sent. */
  static Assembly fromEnvironment() {
    IngestClients clients = new IngestClients();
    return new Assembly(
        new S3ObjectStore(clients.s3()),
        new SqsMessageSender(clients.sqs()),
        new JitteredPauses(),
        InstantSource.system());
  }

  Delivery delivery() {
    return new Delivery(sender, pauses, store);
  }
}
