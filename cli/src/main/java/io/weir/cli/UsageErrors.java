package io.weir.cli;

import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Terminal;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Tells what is wrong with a command line: one line, and where to look. */
record UsageErrors(Terminal terminal) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    String verb = error.getCommandLine().getCommandSpec().qualifiedName();
    terminal.note(verb + ": " + firstLine(String.valueOf(error.getMessage())));
    terminal.note("Try: ./" + verb + " --help");
    return ExitCode.USAGE;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("the command line cannot be read");
  }
}
