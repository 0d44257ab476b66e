package io.weir.cli.terminal;

/** What happens when this process is told to end, by Ctrl-C or another signal. */
public final class Shutdown {
  private Shutdown() {}

  /** Whether the process is ending: what fails now fails for that reason. */
  public static boolean isUnderWay() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Runs the action if the process is told to end before {@link Registration#close()}. */
  public static Registration before(Runnable action) {
    Thread hook = new Thread(action, "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Registration(hook);
  }

  /** Takes the action back when closed. */
  public record Registration(Thread hook) implements AutoCloseable {
    @Override
    public void close() {
      if (!isUnderWay()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }
}
