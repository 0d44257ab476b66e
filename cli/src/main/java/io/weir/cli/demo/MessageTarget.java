package io.weir.cli.demo;

import io.weir.cli.drain.DrainSettings;
import io.weir.cli.environment.EnvironmentStack;
import io.weir.cli.environment.TemplateStack;
import io.weir.cli.environment.ThrottledQueue;
import io.weir.cli.stack.StackOptions;
import io.weir.cli.terminal.Terminal;
import io.weir.environment.Environment;
import io.weir.environment.QueueSettings;
import io.weir.local.LocalStackOptions;
import java.util.List;
import java.util.OptionalInt;

/**
 * What messages are run on.
 *
 * @param options of the stack
 * @param notes what is not there as it will be deployed, a line each
 */
record MessageTarget(DrainSettings settings, LocalStackOptions options, List<String> notes) {
  private static final String OWN_QUEUE = "demo";

  /** A template's stack. */
  static MessageTarget of(
      TemplateStack synthesized, MessageChoice choice, StackOptions options, Terminal terminal) {
    TemplateDemo demo = new TemplateDemo(synthesized.name(), synthesized.definition());
    ThrottledQueue target = demo.queue(choice.queue());
    String workflow = choice.workflow();
    DrainSettings settings =
        choice.settings(
            target.name(),
            OptionalInt.of(target.mostAtOnce()),
            workflow == null ? null : demo.stateMachine(workflow));
    return of(settings, synthesized.toBuilder(options, terminal), List.of());
  }

  /** An environment's stack. */
  static MessageTarget of(
      Environment described, MessageChoice choice, StackOptions options, Terminal terminal) {
    EnvironmentDemo demo = new EnvironmentDemo(described);
    QueueSettings target = demo.queue(choice.queue());
    String workflow = choice.workflow();
    DrainSettings settings =
        choice.settings(
            described.queueName(target),
            OptionalInt.of(demo.limit(target)),
            workflow == null ? null : demo.stateMachine(workflow));
    EnvironmentStack stack =
        new EnvironmentStack(described, options.timings(), options.providerFolder());
    return of(
        settings,
        options.toBuilder(stack.definition(options.workflows()), terminal),
        stack.notes());
  }

  /** The demo's own stack, with a queue of the limit that is chosen. */
  static MessageTarget own(MessageChoice choice, StackOptions options, Terminal terminal) {
    DrainSettings settings = choice.settings(OWN_QUEUE, choice.limit(), choice.workflow());
    return of(settings, options.toBuilder(List.of(settings.queueOption()), terminal), List.of());
  }

  private static MessageTarget of(
      DrainSettings settings, LocalStackOptions.Builder options, List<String> notes) {
    return new MessageTarget(settings, options.fractionalWaits().build(), notes);
  }
}
