package io.weir.cli;

import io.weir.cli.terminal.ExitCode;
import io.weir.cli.terminal.Shutdown;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.failure.LocalStackException;
import io.weir.semaphore.SemaphoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells why a verb ended, in one line where the cause is known. */
record Failures(Terminal terminal) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (Shutdown.isUnderWay()) {
      return ExitCode.INTERRUPTED;
    }
    String verb = commandLine.getCommandSpec().qualifiedName();
    switch (failure) {
      case VerbException known -> terminal.note(verb + ": " + known.getMessage());
      case LocalStackException known -> terminal.note(verb + ": " + known.getMessage());
      case SemaphoreException known -> terminal.note(verb + ": " + known.getMessage());
      case AwsServiceException answer ->
          terminal.note(verb + ": AWS answered: " + answer.awsErrorDetails().errorMessage());
      case SdkClientException unreachable ->
          terminal.note(verb + ": an endpoint does not answer: " + unreachable.getMessage());
      default -> {
        terminal.note(verb + ": this should not happen, please report it:");
        failure.printStackTrace(terminal.err());
      }
    }
    return exitCode(failure);
  }

  private static int exitCode(Exception failure) {
    return switch (failure) {
      case VerbException known -> known.exitCode();
      case LocalStackException _ -> ExitCode.UNREACHABLE;
      case SdkClientException _ -> ExitCode.UNREACHABLE;
      case SemaphoreException known when known.getCause() instanceof SdkClientException ->
          ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }
}
