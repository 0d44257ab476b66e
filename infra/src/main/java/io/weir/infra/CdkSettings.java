package io.weir.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CDK is told: the context of {@code cdk.json}, and what its command line adds. */
final class CdkSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CdkSettings() {}

  /** The context of a {@code cdk.json}, in the file's order: feature flags, and how to validate. */
  static Map<String, Object> context(Path cdkJson) {
    Map<String, Object> context = new LinkedHashMap<>();
    read(cdkJson)
        .path("context")
        .properties()
        .forEach(
            each -> context.put(each.getKey(), JSON.convertValue(each.getValue(), Object.class)));
    return context;
  }

  /**
   * The environment that CDK's command line names by {@code -c environment=NAME}.
   *
   * @param contextJson its variable {@code CDK_CONTEXT_JSON}; null without that command line
   */
  static @Nullable String environment(@Nullable String contextJson) {
    if (contextJson == null) {
      return null;
    }
    try {
      return JSON.readTree(contextJson).path("environment").textValue();
    } catch (JsonProcessingException malformed) {
      throw SynthException.missing("CDK_CONTEXT_JSON is not JSON");
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException failure) {
      throw SynthException.missing(file + " cannot be read: " + failure.getMessage());
    }
  }
}
