package io.weir.check;

/** 128 bits that stand for a state: two of 10 million states share them once in 10^24 runs. */
record Fingerprint(long high, long low) {}
