package io.weir.infra;

/** Why nothing was synthesized, in words for whoever asked. */
final class SynthException extends RuntimeException {
  private final int exitCode;

  private SynthException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What is described is wrong. */
  static SynthException wrong(String message) {
    return new SynthException(1, message);
  }

  /** What it takes to synthesize is missing. */
  static SynthException missing(String message) {
    return new SynthException(2, message);
  }

  int exitCode() {
    return exitCode;
  }
}
