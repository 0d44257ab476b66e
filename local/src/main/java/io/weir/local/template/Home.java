package io.weir.local.template;

import com.google.gson.JsonObject;
import io.weir.local.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The account and region that a template is for; ARNs of it are the local stack's.
 *
 * @param arnPart {@code :REGION:ACCOUNT:}; null if the template is for any
 */
record Home(@Nullable String arnPart) {
  /** As the manifest of a cloud assembly has it, for any account {@code unknown-account}. */
  private static final Pattern ENVIRONMENT = Pattern.compile("aws://([0-9]{12})/([a-z0-9-]+)");

  private static final String LOCAL = ":%s:%s:".formatted(LocalStack.REGION, LocalStack.ACCOUNT);

  /** Reads the manifest beside a template; without one the template is for any account. */
  static Home of(Template template) {
    Path manifest = template.sibling("manifest.json");
    if (!Files.isRegularFile(manifest)) {
      return new Home(null);
    }
    if (Template.object(manifest).get("artifacts") instanceof JsonObject artifacts
        && artifacts.get(template.stackName()) instanceof JsonObject stack
        && stack.has("environment")) {
      Matcher known = ENVIRONMENT.matcher(stack.get("environment").getAsString());
      return new Home(known.matches() ? ":%s:%s:".formatted(known.group(2), known.group(1)) : null);
    }
    return new Home(null);
  }

  /** The text, with what is named in the template's account named in the local one. */
  String toLocal(String text) {
    return arnPart == null ? text : text.replace(arnPart, LOCAL);
  }
}
