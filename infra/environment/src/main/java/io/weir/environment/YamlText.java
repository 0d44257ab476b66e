package io.weir.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a file of YAML 1.2 as a tree of nodes. No object is made of them, so no tag can have any
 * effect; size, depth and aliases are bounded.
 */
final class YamlText {
  /** Hundreds of times what an environment needs. */
  static final int MOST_BYTES = 256 * 1024;

  /** Composing is recursive; an environment nests four deep. */
  static final int DEEPEST = 20;

  private static final int MOST_ALIASES = 50;

  private final Path file;
  private final LoadSettings settings;

  private YamlText(Path file) {
    this.file = file;
    this.settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_BYTES)
            .build();
  }

  /** Returns the file's one document; empty if there is nothing in it. */
  static Optional<Node> read(Path file) {
    YamlText yaml = new YamlText(file);
    return yaml.compose(yaml.decode(yaml.bytes()));
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refused("has more than %,d bytes; an environment needs a few".formatted(MOST_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw refused("cannot be read; name a file that describes an environment");
    }
  }

  private String decode(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refused("is not text in UTF-8; save it so");
    }
  }

  private Optional<Node> compose(String text) {
    try {
      checkDepth(text);
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw refused(e.getProblemMark().map(YamlText::at).orElse("") + problemOf(e));
    } catch (YamlEngineException e) {
      throw refused("is not YAML: " + e.getMessage());
    }
  }

  private void checkDepth(String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw refused(
            event.getStartMark().map(YamlText::at).orElse("")
                + "nested deeper than %d".formatted(DEEPEST));
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static String problemOf(MarkedYamlEngineException e) {
    return Stream.of(e.getContext(), e.getProblem())
        .filter(Objects::nonNull)
        .collect(joining(", "));
  }

  private static String at(Mark mark) {
    return "line %d, column %d: ".formatted(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private EnvironmentException refused(String problem) {
    return new EnvironmentException("%s: %s".formatted(file, OneLine.of(problem)));
  }
}
