package io.weir.cli.environment;

import io.weir.cli.stack.StackOptions;
import io.weir.cli.stack.TaskRoot;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import io.weir.local.LocalStackOptions;
import io.weir.local.StackDefinition;
import io.weir.local.StackTimings;
import io.weir.local.lambda.ClassPaths;
import io.weir.local.template.TemplateDefinition;
import io.weir.local.template.TemplateException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A synthesized template as a local stack has it: the functions' packages are unpacked, and each
 * function sees its own alone, as on Lambda.
 */
public final class TemplateStack implements AutoCloseable {
  private final String name;
  private final StackDefinition definition;
  private final Map<Path, TaskRoot> roots = new LinkedHashMap<>();
  private final Map<String, List<Path>> classPaths = new LinkedHashMap<>();

  private TemplateStack(TemplateDefinition template) {
    name = template.name();
    definition = template.definition();
    template
        .packages()
        .forEach(
            (function, zip) ->
                classPaths.put(function, roots.computeIfAbsent(zip, TaskRoot::of).classPath()));
  }

  static TemplateStack read(Path file, StackTimings timings, @Nullable Path providerFolder) {
    try {
      return new TemplateStack(TemplateDefinition.read(file, timings, providerFolder));
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
    return toBuilder(definition, options, terminal);
  }

  /** The same of a stack that has more. */
  public LocalStackOptions.Builder toBuilder(
      StackDefinition more, StackOptions options, Terminal terminal) {
    return options.toBuilder(more, ClassPaths.own(classPaths), terminal);
  }

  /** Removes what was unpacked. */
  @Override
  public void close() {
    roots.values().forEach(TaskRoot::close);
  }
}
