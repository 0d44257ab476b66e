package io.weir.infra;

import java.io.IOException;
import java.util.Map;

/** Node.js, which runs CDK. */
final class Node {
  private Node() {}

  /** Tells whether it can be started, as CDK's Java binding starts it. */
  static boolean isThere(Map<String, String> variables) {
    String program = variables.getOrDefault("JSII_NODE", "node");
    try {
      return new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void require(Map<String, String> variables) {
    if (!isThere(variables)) {
      throw SynthException.missing(
          "CDK runs on Node.js 20 or newer, and there is no node on the PATH; install it from"
              + " https://nodejs.org, or by `apt install nodejs`, `brew install node`");
    }
  }
}
