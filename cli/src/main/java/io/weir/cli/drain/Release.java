package io.weir.cli.drain;

import io.weir.cli.stack.Held;
import io.weir.cli.stack.RunningStack;
import io.weir.cli.terminal.VerbException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits for the slots of a run that has ended. */
public final class Release {
  /** Each look scans the slots. */
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private Release() {}

  /** Returns what is held at the end: nothing, or what was not released in all that time. */
  public static Held await(RunningStack stack, Patience patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience.releasing());
    Optional<Held> held = stack.held();
    while (!held.map(Held::isNothing).orElse(false) && Instant.now().isBefore(end)) {
      Thread.sleep(INTERVAL);
      Optional<Held> now = stack.held();
      held = now.isPresent() ? now : held;
    }
    return held.orElseThrow(() -> VerbException.failed("the reconciler was never free to answer"));
  }
}
