package io.weir.local.asl.definition;

/** Says that a definition is refused, why, and at which JSON path. */
public final class InvalidDefinitionException extends RuntimeException {

  InvalidDefinitionException(String at, String reason) {
    super("Invalid State Machine Definition: " + reason + " at " + at);
  }
}
