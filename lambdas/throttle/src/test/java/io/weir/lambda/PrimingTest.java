package io.weir.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.memory.MemoryTables;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Semaphores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrimingTest {
  private final List<String> calls = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @Test
  void by_semaphores_readsOnceAndWritesNothing() {
    MemoryTables tables = new MemoryTables();

    Priming.by(recording(tables.semaphores()), warnings::add);

    assertThat(calls).containsExactly("peek");
    assertThat(tables.semaphores().all()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void by_semaphoresOutOfReach_isToldAndGoesOn() {
    Priming.by(failing(new SemaphoreException("no table Semaphores")), warnings::add);

    assertThat(warnings).singleElement().asString().contains("no table Semaphores");
  }

  private Semaphores recording(Semaphores real) {
    return proxy(
        (_, method, arguments) -> {
          calls.add(method.getName());
          return method.invoke(real, arguments);
        });
  }

  private static Semaphores failing(RuntimeException failure) {
    return proxy(
        (_, _, _) -> {
          throw failure;
        });
  }

  private static Semaphores proxy(InvocationHandler handler) {
    return (Semaphores)
        Proxy.newProxyInstance(
            Semaphores.class.getClassLoader(), new Class<?>[] {Semaphores.class}, handler);
  }
}
