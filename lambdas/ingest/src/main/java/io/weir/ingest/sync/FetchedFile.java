package io.weir.ingest.sync;

/** A file and its verified bytes. */
record FetchedFile(WantedFile wanted, Download download) {}
