package io.weir.cli.environment;

import io.weir.cli.stack.StackOptions;
import io.weir.cli.stack.TaskRoot;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.StackDefinition;
import io.weir.local.StackTimings;
import io.weir.local.template.TemplateDefinition;
import io.weir.local.template.TemplateException;
import java.nio.file.Path;
import java.util.List;

/** A synthesized template as a local stack has it, its functions' packages unpacked. */
public final class TemplateStack implements AutoCloseable {
  private final String name;
  private final StackDefinition definition;
  private final List<TaskRoot> packages;

  private TemplateStack(String name, StackDefinition definition, List<TaskRoot> packages) {
    this.name = name;
    this.definition = definition;
    this.packages = packages;
  }

  static TemplateStack read(Path file, StackTimings timings) {
    try {
      TemplateDefinition template = TemplateDefinition.read(file, timings);
      StackDefinition definition = template.definition();
      return new TemplateStack(
          template.name(), definition, template.packages().stream().map(TaskRoot::of).toList());
    } catch (TemplateException | IllegalArgumentException e) {
      throw VerbException.usage("--from-template: " + e.getMessage());
    }
  }

  /** The deployed stack's name: the environment's prefix. */
  public String name() {
    return name;
  }

  /** What the stack has. */
  public StackDefinition definition() {
    return definition;
  }

  /** The options of a stack of it. */
  public LocalStackOptions.Builder toBuilder(StackOptions options, Terminal terminal) {
    return options.toBuilder(definition, packages, terminal);
  }

  /** Removes what was unpacked. */
  @Override
  public void close() {
    packages.forEach(TaskRoot::close);
  }
}
