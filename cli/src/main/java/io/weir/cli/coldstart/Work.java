package io.weir.cli.coldstart;

/** Calls of one function, each of which does the same work anew. For one thread. */
interface Work {
  /** Puts all in place for a call, and returns its payload. */
  String prepare() throws InterruptedException;

  /**
   * Looks whether the call has done its work.
   *
   * @throws io.weir.cli.terminal.VerbException if it has not
   */
  void check(String answer);
}
