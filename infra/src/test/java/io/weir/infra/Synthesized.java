package io.weir.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.environment.Environment;
import io.weir.environment.EnvironmentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/** Environments' templates as they are synthesized here, each made once for all tests. */
public final class Synthesized {
  static final Checkout CHECKOUT = new Checkout(Path.of("..").toAbsolutePath().normalize());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Path> DONE = new ConcurrentHashMap<>();

  private Synthesized() {}

  /** The template of one of the checkout's environments. */
  public static Resources of(String name) {
    return new Resources(read(file(name)));
  }

  /** Where it is. */
  static Path file(String name) {
    return DONE.computeIfAbsent(
        name, each -> synthesize(EnvironmentFile.read(CHECKOUT.environment(each))));
  }

  /** Synthesizes any environment. */
  static Path synthesize(Environment environment) {
    Path output = folder();
    App app = app(output);
    stack(app, environment);
    app.synth();
    return output.resolve(environment.prefix() + ".template.json");
  }

  /** The stack of an environment, with packages of functions that stay the same. */
  static void stack(App app, Environment environment) {
    new EnvironmentStack(app, environment, new Packages(code(), code()), CHECKOUT.workflows());
  }

  private static Code code() {
    return Code.fromAsset("src/test/resources/function");
  }

  /** An app with the checkout's settings. */
  public static App app(Path output) {
    return new App(
        AppProps.builder()
            .context(CdkSettings.context(CHECKOUT.cdkJson()))
            .outdir(output.toString())
            .build());
  }

  /** A new folder. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "cdk-");
      return folder.toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads a template. */
  public static JsonNode read(Path template) {
    try {
      return JSON.readTree(template.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
