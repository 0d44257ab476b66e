package io.weir.cli.chaos;

/** When the functions' process tells of a request. */
enum Notice {
  BEFORE,
  AFTER;

  /** The one that a kill in that phase follows. */
  static Notice of(Phase phase) {
    return phase == Phase.AFTER ? AFTER : BEFORE;
  }
}
