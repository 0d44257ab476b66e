package io.weir.infra.construct;

import static java.util.Collections.singletonMap;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding of cdk-nag that stands, and why.
 *
 * @param rule the rule that finds it
 * @param only what of the rule's findings it is, a regular expression of the rule's {@code
 *     appliesTo}; null for a rule that tells but one thing of a resource
 * @param reason why it stands, for who reviews it
 */
record AcceptedFinding(String rule, @Nullable String only, String reason) {
  AcceptedFinding {
    requireNonNull(rule);
    requireNonNull(reason);
  }

  AcceptedFinding(String rule, String reason) {
    this(rule, null, reason);
  }

  /** As cdk-nag reads it from a resource's metadata. */
  Map<String, Object> suppression() {
    Map<String, Object> suppression = new LinkedHashMap<>();
    suppression.put("id", rule);
    suppression.put("reason", reason);
    if (only != null) {
      suppression.put("applies_to", List.of(singletonMap("regex", "/" + only + "/")));
    }
    return suppression;
  }
}
