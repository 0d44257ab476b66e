package io.weir.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.infra.NeedsNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NeedsNode
class ThrottleDashboardTest {
  private static final Pattern OWN_METRIC = Pattern.compile("\\[\"Weir\",\"([^\"]+)\"");

  @Test
  void dashboard_ofOneQueue_hasItsRow() throws IOException {
    JsonNode widgets = widgets(dashboards(1).getOrDefault("weir-x", ""));

    assertThat(titles(widgets))
        .containsExactly(
            "## weir-x",
            "Errors",
            "Throttles",
            "Duration p99",
            "Invocations",
            "Completion queue, age",
            "Dead letters",
            "provider:LAADS",
            "## q1",
            "Slots",
            "Backlog",
            "Starts, completions",
            "Hand-off, ms",
            "Idle share, %",
            "Faults");
  }

  @Test
  void metrics_ofOurOwn_areDocumented() throws IOException {
    Matcher metrics = OWN_METRIC.matcher(dashboards(1).values().iterator().next());

    assertThat(metrics.results().map(found -> found.group(1)).distinct().sorted())
        .containsExactly(
            "Backlog",
            "Completed",
            "Drift",
            "HandOffMillis",
            "IdleSlotSeconds",
            "IdleSlots",
            "Leaked",
            "Limit",
            "Quarantined",
            "Started",
            "Used")
        .isSubsetOf(Pages.firstCells("METRICS.md"));
  }

  @Test
  void dashboard_ofManyQueues_goesOnInAnother() throws IOException {
    Map<String, String> dashboards = dashboards(100);

    assertThat(dashboards.keySet()).containsExactly("weir-x", "weir-x-2");
    for (String body : dashboards.values()) {
      assertThat(widgets(body)).hasSizeLessThanOrEqualTo(500);
      assertThat(body.split("\\[\"(Weir|AWS/)", -1)).hasSizeLessThanOrEqualTo(2_500);
    }
    assertThat(queues(dashboards.values()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 100).mapToObj(number -> "## q" + number).toList());
  }

  private static List<String> queues(Collection<String> bodies) throws IOException {
    List<String> found = new ArrayList<>();
    for (String body : bodies) {
      found.addAll(
          titles(widgets(body)).stream().filter(title -> title.startsWith("## q")).toList());
    }
    return found;
  }

  private static Map<String, String> dashboards(int queues) {
    Map<String, String> bodies = new TreeMap<>();
    Samples.template(stack -> new ThrottleDashboard(stack, "Board", Samples.throttle(queues)))
        .findResources("AWS::CloudWatch::Dashboard")
        .values()
        .stream()
        .map(Properties::of)
        .forEach(each -> bodies.put(each.text("DashboardName"), each.joined("DashboardBody")));
    return bodies;
  }

  private static JsonNode widgets(String body) throws IOException {
    return new ObjectMapper().readTree(body).get("widgets");
  }

  private static List<String> titles(JsonNode widgets) {
    return IntStream.range(0, widgets.size())
        .mapToObj(index -> widgets.get(index).get("properties"))
        .map(each -> each.has("title") ? each.get("title").asText() : each.get("markdown").asText())
        .toList();
  }
}
