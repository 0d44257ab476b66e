package io.weir.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListenersTest {
  @Test
  void everyEvent_isPassedOnToAll() throws ReflectiveOperationException {
    List<String> heard = new ArrayList<>();
    ThrottleListener both = new Listeners(List.of(listener("1", heard), listener("2", heard)));

    for (Method event : ThrottleListener.class.getMethods()) {
      event.invoke(both, arguments(event));
      assertThat(heard).containsExactly("1 " + event.getName(), "2 " + event.getName());
      heard.clear();
    }
  }

  private static ThrottleListener listener(String name, List<String> heard) {
    return (ThrottleListener)
        Proxy.newProxyInstance(
            ListenersTest.class.getClassLoader(),
            new Class<?>[] {ThrottleListener.class},
            (_, event, _) -> {
              heard.add(name + " " + event.getName());
              return null;
            });
  }

  /** Nothing but numbers, which cannot be null: nobody looks at them. */
  private static @Nullable Object[] arguments(Method event) {
    @Nullable Object[] arguments = new @Nullable Object[event.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = event.getParameterTypes()[i] == int.class ? Integer.valueOf(i) : null;
    }
    return arguments;
  }
}
