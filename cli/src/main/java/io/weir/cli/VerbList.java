package io.weir.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the verbs, each in one line with the first example of its help. */
final class VerbList implements IHelpSectionRenderer {
  private static final String LAUNCHER = "./weir ";

  @Override
  public String render(Help help) {
    return help.commandSpec().subcommands().entrySet().stream()
        .map(VerbList::line)
        .collect(Collectors.joining());
  }

  private static String line(Map.Entry<String, CommandLine> verb) {
    UsageMessageSpec usage = verb.getValue().getCommandSpec().usageMessage();
    return "  %-11s %-44s %s%n"
        .formatted(
            verb.getKey(), String.join(" ", usage.description()), example(usage, verb.getKey()));
  }

  private static String example(UsageMessageSpec usage, String verb) {
    return Arrays.stream(usage.footer())
        .map(String::strip)
        .filter(line -> line.startsWith(LAUNCHER))
        .findFirst()
        .orElse(LAUNCHER + verb);
  }
}
