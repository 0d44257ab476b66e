package io.weir.local.lambda.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Makes handlers from their class names, and reads and writes JSON for them as Lambda's Java
 * runtime does: types of the events library with its own mappings, all others with Jackson.
 */
final class HandlerLoader {
  private HandlerLoader() {}

  static InvocationHandler load(String className, ClassLoader loader)
      throws ReflectiveOperationException {
    Object handler = Class.forName(className, true, loader).getConstructor().newInstance();
    return switch (handler) {
      case RequestStreamHandler stream -> adapt(stream);
      case RequestHandler<?, ?> pojo -> adapt(pojo);
      default ->
          throw new IllegalArgumentException(
              className + " implements neither RequestHandler nor RequestStreamHandler");
    };
  }

  /** What the handler itself threw. */
  static Throwable causeOf(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapper =
        failure instanceof InvocationTargetException || failure instanceof ExecutionException;
    return wrapper && cause != null ? cause : failure;
  }

  private static InvocationHandler adapt(RequestStreamHandler handler) {
    return (json, context) -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(json.getBytes(UTF_8)), answer, context);
      return answer.toString(UTF_8);
    };
  }

  @SuppressWarnings("unchecked") // The type arguments are read from the class itself.
  private static InvocationHandler adapt(RequestHandler<?, ?> handler) {
    Type[] types = typeArguments(handler.getClass());
    RequestHandler<Object, Object> typed = (RequestHandler<Object, Object>) handler;
    ClassLoader loader = handler.getClass().getClassLoader();
    PojoSerializer<Object> input = serializer(types[0], loader);
    PojoSerializer<Object> output = serializer(types[1], loader);
    return (json, context) -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      output.toJson(typed.handleRequest(input.fromJson(json), context), answer);
      return answer.toString(UTF_8);
    };
  }

  private static Type[] typeArguments(Class<?> handlerClass) {
    return Stream.<Class<?>>iterate(handlerClass, type -> type != null, Class::getSuperclass)
        .flatMap(type -> Stream.of(type.getGenericInterfaces()))
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == RequestHandler.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    handlerClass.getName() + " does not say the types of its RequestHandler"))
        .getActualTypeArguments();
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type, ClassLoader loader) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return LambdaEventSerializers.serializerFor((Class<Object>) event, loader);
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
