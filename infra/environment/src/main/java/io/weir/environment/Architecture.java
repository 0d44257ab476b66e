package io.weir.environment;

/** The processor that the functions run on. */
public enum Architecture {
  ARM64,
  X86_64
}
