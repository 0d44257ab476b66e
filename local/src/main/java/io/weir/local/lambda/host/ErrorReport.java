package io.weir.local.lambda.host;

import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A failure as runtimes report it. */
final class ErrorReport {
  /** Deeper frames tell no more, and the report must stay small. */
  private static final int FRAME_LIMIT = 50;

  private ErrorReport() {}

  static String of(Throwable failure) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    GsonFactory.getInstance()
        .getSerializer((java.lang.reflect.Type) Map.class)
        .toJson(fields(failure), json);
    return json.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> fields(Throwable failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("errorMessage", String.valueOf(failure.getMessage()));
    fields.put("errorType", failure.getClass().getName());
    fields.put("stackTrace", frames(failure));
    return fields;
  }

  private static List<String> frames(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .limit(FRAME_LIMIT)
        .map(StackTraceElement::toString)
        .toList();
  }
}
