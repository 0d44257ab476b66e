package io.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.environment.RuleSettings;
import io.weir.infra.Grants.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/OPERATIONS.md} says the roles allow is what the templates allow. */
@NeedsNode
class IamTableTest {
  private static final Path PAGE = Path.of("..", "docs", "OPERATIONS.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern TASK =
      Pattern.compile("(?:schedules of )?(PREFIX-(discover|parse|queue|schedule|sync)-[a-z]+)");
  private static final String HEADER = "| who | may | to | why |";

  @ParameterizedTest
  @ValueSource(strings = {"dev", "sandbox", "prod", Environments.EVERYTHING})
  void roles_ofEachEnvironment_allowWhatTheTableSays(String name) throws IOException {
    Environment environment = Environments.named(name);

    TemplateReader template = TemplateReader.of(name);
    Set<String> functions = functions(template, environment);
    Set<Grant> allowed =
        new Grants(template)
            .all().stream()
                .map(grant -> general(grant, environment))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(allowed)
        .containsExactlyInAnyOrderElementsOf(
            documented().stream()
                .filter(grant -> isOfAll(grant, functions))
                .filter(grant -> isUsed(grant, environment))
                .toList());
  }

  private static Set<String> functions(TemplateReader template, Environment environment) {
    return template.ofType("AWS::Lambda::Function").values().stream()
        .map(function -> general(template.name(function.path("FunctionName")), environment))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tasks of data ingest are deployed where a workflow names them. */
  private static boolean isOfAll(Grant grant, Set<String> functions) {
    return Stream.of(grant.who(), grant.resource())
        .map(TASK::matcher)
        .allMatch(task -> !task.matches() || functions.contains(task.group(1)));
  }

  /** What is there for rules, or for rules of a kind, is there only with them. */
  private static boolean isUsed(Grant grant, Environment environment) {
    List<RuleSettings.Trigger> triggers =
        environment.rules().stream().map(RuleSettings::trigger).toList();
    if (grant.who().startsWith("schedules of PREFIX-schedule-")) {
      return triggers.stream().anyMatch(RuleSettings.Scheduled.class::isInstance);
    }
    return switch (grant.resource()) {
      case "BUCKET/PREFIX/rules/RULE.json" -> !triggers.isEmpty();
      case "SOURCE" -> triggers.stream().anyMatch(RuleSettings.Sqs.class::isInstance);
      default -> true;
    };
  }

  private static Grant general(Grant grant, Environment environment) {
    return new Grant(
        general(grant.who(), environment), grant.action(), general(grant.resource(), environment));
  }

  /** Puts PREFIX, QUEUE and WORKFLOW for the environment's own. */
  private static String general(String name, Environment environment) {
    String general = name;
    for (QueueSettings queue : environment.queues()) {
      String queueName = environment.queueName(queue);
      general = general.replaceFirst("^" + queueName + "(-failed)?$", "QUEUE$1");
    }
    for (RuleSettings rule : environment.rules()) {
      general = general.replaceFirst("rules/" + rule.name() + "[.]json$", "rules/RULE.json");
      if (rule.trigger() instanceof RuleSettings.Sqs source) {
        general = general.replaceFirst("^" + source.queueName() + "$", "SOURCE");
      }
    }
    return general
        .replaceFirst("(stateMachine|execution):[^:]+", "$1:WORKFLOW")
        .replaceFirst("workflows/[^/]+[.]json$", "workflows/WORKFLOW.json")
        .replace("${Internal}", "BUCKET")
        .replaceFirst("^[$][{]Files(Private|Protected|Public)[}]", "FILES")
        .replace(environment.prefix(), "PREFIX");
  }

  private static Set<Grant> documented() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    return lines.subList(lines.indexOf(HEADER) + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .flatMap(
            cells ->
                quoted(cells[1]).stream()
                    .flatMap(
                        who ->
                            quoted(cells[2]).stream()
                                .flatMap(
                                    action ->
                                        quoted(cells[3]).stream()
                                            .map(to -> new Grant(who, action, to)))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
