package io.weir.ingest.pdr;

/**
 * {@code KEYWORD = VALUE} of the Parameter Value Language.
 *
 * @param line where it begins, from 1
 * @param keyword in capitals
 * @param value without quotes; empty where there is none, as after {@code END}
 */
record PvlStatement(long line, String keyword, String value) {}
