package io.weir.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lists the verbs, each in one line with the first example of its help. */
final class VerbList implements IHelpSectionRenderer {
  private static final String LAUNCHER = "./weir ";

  @Override
  public String render(Help help) {
    return help.commandSpec().subcommands().entrySet().stream()
        .map(VerbList::line)
        .collect(Collectors.joining(System.lineSeparator(), System.lineSeparator(), ""))
        .concat(System.lineSeparator());
  }

  private static String line(Map.Entry<String, CommandLine> verb) {
    CommandLine.Model.UsageMessageSpec usage = verb.getValue().getCommandSpec().usageMessage();
    String description = String.join(" ", usage.description());
    return "  %-9s %s%n            %s"
        .formatted(
            verb.getKey(), description, example(usage.footer()).orElse(LAUNCHER + verb.getKey()));
  }

  private static Optional<String> example(String[] footer) {
    return Arrays.stream(footer)
        .map(String::strip)
        .filter(line -> line.startsWith(LAUNCHER))
        .findFirst();
  }
}
