package io.weir.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of a page and what they answer: its blocks marked {@code console}, where a line that
 * begins with {@code $} is a command and one that begins with {@code >} its continuation.
 *
 * @param steps all commands of the page, in its order
 */
record Transcript(List<Step> steps) {
  private static final String BEGIN = "```console";
  private static final String END = "```";

  /** What varies from machine to machine: sizes and times, in the lines that tell them. */
  private static final Pattern FIGURES = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  private static final Pattern TELLS_FIGURES = Pattern.compile("(has|took) .*");

  /**
   * A command.
   *
   * @param command as typed
   * @param answer what it writes, line by line
   */
  record Step(String command, List<String> answer) {
    /** Tells whether a run answered so; {@code …} in the page stands for any text. */
    boolean isAnsweredBy(List<String> lines) {
      if (lines.size() != answer.size()) {
        return false;
      }
      for (int index = 0; index < lines.size(); index++) {
        if (!pattern(answer.get(index)).matcher(withoutFigures(lines.get(index))).matches()) {
          return false;
        }
      }
      return true;
    }

    private static Pattern pattern(String line) {
      return Pattern.compile(
          List.of(withoutFigures(line).split("…", -1)).stream()
              .map(Pattern::quote)
              .collect(Collectors.joining(".*")));
    }

    private static String withoutFigures(String line) {
      return TELLS_FIGURES.matcher(line).matches() ? FIGURES.matcher(line).replaceAll("0") : line;
    }
  }

  static Transcript of(List<String> page) {
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : page) {
      if (line.equals(BEGIN) || line.equals(END)) {
        inside = line.equals(BEGIN);
      } else if (inside) {
        add(steps, line);
      }
    }
    return new Transcript(List.copyOf(steps));
  }

  private static void add(List<Step> steps, String line) {
    if (line.startsWith("$ ")) {
      steps.add(new Step(line.substring(2), List.of()));
      return;
    }
    Step last = steps.removeLast();
    if (line.startsWith(">")) {
      String more = line.substring(Math.min(2, line.length()));
      steps.add(new Step(last.command() + "\n" + more, last.answer()));
    } else {
      List<String> answer = new ArrayList<>(last.answer());
      answer.add(line);
      steps.add(new Step(last.command(), List.copyOf(answer)));
    }
  }
}
