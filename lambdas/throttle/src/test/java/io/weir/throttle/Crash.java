package io.weir.throttle;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Kills a process at one port call: that call, before it or after it, and whatever the dying code
 * still tries throw, so that nothing more reaches a port. One thread.
 */
final class Crash {
  private final String call;
  private final boolean after;
  private int skipped;
  private boolean dead;

  private Crash(String call, boolean after, int skipped) {
    this.call = call;
    this.after = after;
    this.skipped = skipped;
  }

  /** What a killed process throws; nothing of ours catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  static Crash before(String call) {
    return new Crash(call, false, 0);
  }

  /** After so many calls of that name were let through. */
  static Crash before(String call, int letThrough) {
    return new Crash(call, false, letThrough);
  }

  static Crash after(String call) {
    return new Crash(call, true, 0);
  }

  /** Runs what is to be killed; it must be. */
  void kills(Runnable process) {
    try {
      process.run();
    } catch (Killed expected) {
      return;
    }
    throw new AssertionError("never reached " + call);
  }

  <T> T port(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              boolean here = method.getName().equals(call) && skipped-- <= 0;
              if (dead || (here && !after)) {
                dead = true;
                throw new Killed();
              }
              Object answer = invoke(() -> method.invoke(port, arguments));
              if (here) {
                dead = true;
                throw new Killed();
              }
              return answer;
            }));
  }

  private interface Invocation {
    Object run() throws ReflectiveOperationException;
  }

  private static Object invoke(Invocation invocation) throws Throwable {
    try {
      return invocation.run();
    } catch (InvocationTargetException thrown) {
      throw requireNonNull(thrown.getCause());
    }
  }
}
