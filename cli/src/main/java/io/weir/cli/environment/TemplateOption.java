package io.weir.cli.environment;

import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.VerbException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a synthesized template. */
public final class TemplateOption {
  @Option(
      names = "--from-template",
      paramLabel = "FILE",
      description = {
        "Run what this synthesized template deploys, from its packages:",
        "cdk.out/PREFIX.template.json, as ./weir synth writes it."
      })
  private @Nullable Path template;

  /** Whether one is named. */
  public boolean isGiven() {
    return template != null;
  }

  /**
   * Reads the template that is named, if one is; the caller closes what it unpacks.
   *
   * @param options of the stack, which the template must not contradict
   * @throws VerbException if it is no template, or says what the local stack does not know
   */
  public Optional<TemplateStack> read(StackOptions options) {
    if (template == null) {
      return Optional.empty();
    }
    if (options.isWorkflowsGiven()) {
      throw VerbException.usage("--workflows: the template has its own; leave it out");
    }
    return Optional.of(TemplateStack.read(template, options.timings(), options.providerFolder()));
  }
}
