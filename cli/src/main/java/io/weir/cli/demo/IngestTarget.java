package io.weir.cli.demo;

import io.weir.cli.environment.EnvironmentStack;
import io.weir.cli.environment.TemplateStack;
import io.weir.cli.ingest.IngestPlan;
import io.weir.cli.ingest.OwnStack;
import io.weir.cli.ingest.ProviderFolder;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.Terminal;
import io.weir.environment.Environment;
import io.weir.local.LocalStackOptions;
import java.util.List;

/**
 * What data ingest is shown on.
 *
 * @param options of the stack
 * @param notes what is not there as it will be deployed, a line each
 */
record IngestTarget(IngestPlan plan, LocalStackOptions options, List<String> notes) {
  /** A template's stack. */
  static IngestTarget of(TemplateStack synthesized, StackOptions options, Terminal terminal) {
    IngestPlan plan =
        IngestPlan.on("template " + synthesized.name(), synthesized.definition(), source(options));
    return new IngestTarget(
        plan, synthesized.toBuilder(plan.definition(), options, terminal).build(), List.of());
  }

  /** An environment's stack. */
  static IngestTarget of(Environment described, StackOptions options, Terminal terminal) {
    EnvironmentStack stack =
        new EnvironmentStack(described, options.timings(), options.providerFolder());
    IngestPlan plan =
        IngestPlan.on(
            "environment " + described.name(),
            stack.definition(options.workflows()),
            source(options));
    return new IngestTarget(
        plan, options.toBuilder(plan.definition(), terminal).build(), stack.notes());
  }

  /** The demo's own stack, with a queue of that limit. */
  static IngestTarget own(int limit, StackOptions options, Terminal terminal) {
    ProviderFolder source = source(options);
    IngestPlan plan =
        IngestPlan.on(
            "the demo",
            new OwnStack(source, limit).definition(options.workflows(), options.timings()),
            source);
    return new IngestTarget(
        plan, options.toBuilder(plan.definition(), terminal).build(), List.of());
  }

  private static ProviderFolder source(StackOptions options) {
    return ProviderFolder.read(options.providerFolder());
  }
}
