package io.weir.local;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a workflow's file that each stack fills for itself: <code>${queue_url}</code>. */
public final class WorkflowPlaces {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z][a-z0-9_]{0,63})}");

  private WorkflowPlaces() {}

  /** Returns the names of a definition's places, in their order. */
  public static Set<String> in(String definition) {
    Set<String> places = new LinkedHashSet<>();
    Matcher matcher = PLACE.matcher(definition);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  /** Returns the definition with these places filled; others stay. */
  public static String fill(String definition, Map<String, String> texts) {
    return PLACE
        .matcher(definition)
        .replaceAll(
            place -> Matcher.quoteReplacement(texts.getOrDefault(place.group(1), place.group())));
  }
}
