package io.weir.infra;

import io.weir.environment.Environment;
import io.weir.environment.EnvironmentException;
import io.weir.environment.EnvironmentFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The CDK app: writes an environment's CloudFormation template. Run by {@code ./weir synth}, by
 * Maven's profile {@code synth}, and by CDK's own command line, which says where to and hears
 * nothing.
 */
public final class Synth {
  private final Checkout checkout;
  private final Map<String, String> variables;
  private final PrintStream out;
  private final PrintStream err;

  Synth(Checkout checkout, Map<String, String> variables, PrintStream out, PrintStream err) {
    this.checkout = checkout;
    this.variables = variables;
    this.out = out;
    this.err = err;
  }

  /**
   * Synthesizes, and ends the process: 0, or 1 for a wrong description, or 2 where something that a
   * synthesis needs is missing, each with one line that says what.
   */
  public static void main(String[] arguments) {
    Checkout checkout = new Checkout(Path.of(System.getProperty("weir.root", ".")));
    Synth synth = new Synth(checkout, System.getenv(), System.out, System.err);
    System.exit(synth.run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      synthesize(SynthOptions.parse(arguments));
      return 0;
    } catch (SynthException failure) {
      err.println("weir synth: " + failure.getMessage());
      return failure.exitCode();
    }
  }

  private void synthesize(SynthOptions options) {
    Instant begun = Instant.now();
    Environment environment = environment(options);
    requireFunctions();
    Node.require(variables);
    CloudAssembly assembly = synthesize(environment, props(options));
    if (!isUnderCdk()) {
      out.print(SynthSummary.of(assembly, environment, Duration.between(begun, Instant.now())));
    }
  }

  /** What CDK's rules find in the template it has told before it throws. */
  private CloudAssembly synthesize(Environment environment, AppProps props) {
    try {
      App app = new App(props);
      Packages packages = new Packages(code(checkout.throttle()), code(checkout.ingest()));
      new EnvironmentStack(app, environment, packages, checkout.workflows());
      return app.synth();
    } catch (RuntimeException fault) {
      throw isBug(fault) ? fault : SynthException.wrong(firstLine(fault));
    }
  }

  private static Code code(Path zip) {
    return Code.fromAsset(zip.toString());
  }

  /** What CDK refuses comes from its process; what a construct refuses, as an argument. */
  private static boolean isBug(RuntimeException fault) {
    return !(fault instanceof IllegalArgumentException)
        && !String.valueOf(fault.getMessage()).contains("@jsii/kernel");
  }

  private static String firstLine(RuntimeException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("CDK gave no reason");
  }

  private Environment environment(SynthOptions options) {
    String name = options.environment();
    if (name == null) {
      name = CdkSettings.environment(variables.get("CDK_CONTEXT_JSON"));
    }
    if (name == null) {
      throw SynthException.missing("which environment? --environment NAME; " + thereAre());
    }
    Path file = checkout.environment(name);
    if (!Files.isRegularFile(file)) {
      throw SynthException.wrong("no environment " + name + "; " + thereAre());
    }
    try {
      return EnvironmentFile.read(file);
    } catch (EnvironmentException fault) {
      throw SynthException.wrong(String.valueOf(fault.getMessage()));
    }
  }

  private String thereAre() {
    return "there are " + String.join(", ", checkout.environmentNames());
  }

  private void requireFunctions() {
    for (Path zip : List.of(checkout.throttle(), checkout.ingest())) {
      if (!Files.isRegularFile(zip)) {
        throw SynthException.missing(
            "the functions are not built: " + zip + " is not there; mvn package");
      }
    }
  }

  private AppProps props(SynthOptions options) {
    AppProps.Builder props = AppProps.builder().context(CdkSettings.context(checkout.cdkJson()));
    return isUnderCdk() ? props.build() : props.outdir(output(options.output())).build();
  }

  private String output(@Nullable Path given) {
    return (given == null ? checkout.root().resolve("cdk.out") : given).toString();
  }

  /** CDK's command line says by a variable where the template is to go. */
  private boolean isUnderCdk() {
    return variables.containsKey("CDK_OUTDIR");
  }
}
