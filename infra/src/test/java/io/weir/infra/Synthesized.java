package io.weir.infra;

import io.weir.environment.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The stack of an environment, made as a synthesis makes it, with an empty package of functions.
 *
 * @param app its app, not yet synthesized
 * @param stack the stack
 */
record Synthesized(App app, EnvironmentStack stack) {
  static final Checkout CHECKOUT = new Checkout(Path.of(".."));

  /**
   * Builds the stack.
   *
   * @param folder takes the package and the templates
   */
  static Synthesized of(Environment environment, Path folder) throws IOException {
    App app =
        new App(
            AppProps.builder()
                .context(CdkSettings.context(CHECKOUT.cdkJson()))
                .outdir(folder.resolve("cdk.out").toString())
                .build());
    Code code = Code.fromAsset(functions(folder).toString());
    return new Synthesized(app, new EnvironmentStack(app, environment, code, CHECKOUT.workflows()));
  }

  private static Path functions(Path folder) throws IOException {
    Path zip = folder.resolve("function.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("empty"));
    }
    return zip;
  }
}
