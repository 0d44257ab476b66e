package io.weir.cli.sample;

import com.google.gson.JsonObject;
import io.weir.cli.drain.SummaryJson;
import io.weir.cli.option.CountConverter;
import io.weir.cli.option.JsonOption;
import io.weir.cli.terminal.StatusLine;
import io.weir.cli.terminal.Terminal;
import io.weir.cli.terminal.VerbException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir sample-data}. */
@Command(
    name = "sample-data",
    description = "Make granules and PDRs to try ingest with.",
    footer = {
      "",
      "Writes small files named as MODIS granules are: science data with its .md5, metadata, a",
      "browse image; PDRs that list them with sizes and checksums; the collection's and the",
      "provider's records. The same seed gives the same bytes. A corrupt granule's content is not",
      "the one that its checksum is of.",
      "",
      "Examples:",
      "  ./weir sample-data target/modis --granules 100 --pdrs 4 --corrupt 3"
    })
public final class SampleDataCommand implements Runnable {
  @Parameters(paramLabel = "DIR", description = "An empty folder, or one to be made.")
  private Path folder = Path.of("");

  @Option(
      names = "--granules",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "20",
      description = "How many granules; default ${DEFAULT-VALUE}.")
  private int granules;

  @Option(
      names = "--pdrs",
      paramLabel = "M",
      converter = CountConverter.class,
      defaultValue = "2",
      description = "How many PDRs list them; default ${DEFAULT-VALUE}.")
  private int pdrs;

  @Option(
      names = "--corrupt",
      paramLabel = "K",
      converter = CountConverter.class,
      defaultValue = "0",
      description = "How many of the granules are corrupt; default ${DEFAULT-VALUE}.")
  private int corrupt;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Names, contents and which are corrupt; default ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private JsonOption json = new JsonOption();

  private final Terminal terminal;
  private final InstantSource clock = InstantSource.system();

  /** Writes to the terminal. */
  public SampleDataCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    check();
    SampleTree tree = new SampleTree(granules, pdrs, corrupt, seed);
    StatusLine status = json.statusLine(terminal);
    try {
      requireEmpty();
      tree.write(
          folder,
          done -> status.show("%d of %d granules".formatted(done, granules), clock.instant()));
    } catch (IOException failure) {
      throw VerbException.failed("Cannot write to %s: %s".formatted(folder, failure));
    } finally {
      status.clear();
    }
    print(tree);
  }

  private void check() {
    if (granules < 1 || granules > SampleTree.MOST_GRANULES) {
      throw VerbException.usage(
          "--granules %d: there can be 1 to %d".formatted(granules, SampleTree.MOST_GRANULES));
    }
    if (pdrs > granules) {
      throw VerbException.usage(
          "--pdrs %d: %d granules make at most as many PDRs".formatted(pdrs, granules));
    }
    if (corrupt > granules) {
      throw VerbException.usage(
          "--corrupt %d: there are only %d granules".formatted(corrupt, granules));
    }
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw VerbException.usage("%s is no folder".formatted(folder));
    }
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        if (entries.iterator().hasNext()) {
          throw VerbException.usage(
              "%s is not empty, and nothing in it is touched: name another folder"
                  .formatted(folder));
        }
      }
    }
  }

  private void print(SampleTree tree) {
    if (json.isWanted()) {
      JsonObject result = new JsonObject();
      result.addProperty("directory", folder.toString());
      result.addProperty("granules", granules);
      result.addProperty("pdrs", pdrs);
      result.addProperty("corrupt", corrupt);
      result.addProperty("files", tree.files());
      terminal.print(SummaryJson.write(result));
    } else {
      terminal.print(
          "%d granules of %s, %d of them corrupt, and %d PDRs: %d files in %s"
              .formatted(granules, SampleGranule.COLLECTION, corrupt, pdrs, tree.files(), folder));
    }
  }
}
