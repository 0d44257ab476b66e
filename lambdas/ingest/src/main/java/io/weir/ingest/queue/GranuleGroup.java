package io.weir.ingest.queue;

/**
 * Granules of one collection and one provider: what may share a message.
 *
 * @param key tells groups apart
 * @param shape what their messages have in common
 */
record GranuleGroup(Key key, MessageShape shape) {
  /** The collection and the provider, by their ids. */
  record Key(String collection, String provider) {}
}
