package io.weir.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTreeTest {
  private static final SampleTree TREE = new SampleTree(7, 2, 3, 42);

  @TempDir Path folder;

  @Test
  void write_sameSeed_givesTheSameBytes() throws IOException {
    TREE.write(folder.resolve("a"), done -> {});
    TREE.write(folder.resolve("b"), done -> {});
    new SampleTree(7, 2, 3, 43).write(folder.resolve("c"), done -> {});

    assertThat(contents("a")).isEqualTo(contents("b")).isNotEqualTo(contents("c"));
    assertThat(contents("a")).hasSize(TREE.files() + 2);
  }

  @Test
  void write_corruptGranules_areThoseWhoseChecksumIsNotThatOfTheirContent() throws Exception {
    TREE.write(folder, done -> {});

    int corrupt = 0;
    for (Path side : list("data", ".md5")) {
      String stated = Files.readString(side).split(" ", 2)[0];
      String name = String.valueOf(side.getFileName());
      Path science = side.resolveSibling(name.substring(0, name.length() - ".md5".length()));
      if (!stated.equals(md5(science))) {
        corrupt++;
      }
    }
    assertThat(corrupt).isEqualTo(3);
  }

  @Test
  void write_pdrs_listEveryGranuleOnceWithItsSizeAndChecksum() throws IOException {
    TREE.write(folder, done -> {});

    List<Path> pdrs = list("pdrs", ".PDR");
    String all = Files.readString(pdrs.get(0)) + Files.readString(pdrs.get(1));
    assertThat(pdrs).hasSize(2);
    assertThat(all.split("OBJECT = FILE_GROUP", -1)).hasSize(2 * 7 + 1);
    for (int number = 0; number < 7; number++) {
      for (SampleFile file : SampleGranule.of(42, number).files()) {
        assertThat(all).containsOnlyOnce("FILE_ID = " + file.name() + ";");
        assertThat(all).contains("FILE_SIZE = " + file.content().length + ";", file.md5());
      }
    }
    assertThat(Files.readString(pdrs.get(0))).contains("TOTAL_FILE_COUNT = 9;");
    assertThat(Files.readString(pdrs.get(1))).contains("TOTAL_FILE_COUNT = 12;");
  }

  @Test
  void write_names_areDifferentAndThoseOfTheCollection() throws IOException {
    new SampleTree(700, 0, 0, 1).write(folder, done -> {});

    assertThat(list("data", ".hdf"))
        .hasSize(700)
        .allSatisfy(
            file ->
                assertThat(String.valueOf(file.getFileName()))
                    .matches(
                        "MOD09GQ\\.A20170(01|02)\\.h\\d\\dv\\d\\d\\.006\\.20170(10|11)\\d{6}\\.hdf"));
  }

  @Test
  void write_progress_endsWithAll() throws IOException {
    List<Integer> told = new ArrayList<>();

    TREE.write(folder, told::add);

    assertThat(told).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  private List<Path> list(String part, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(part))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private Map<String, String> contents(String part) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.resolve(part).relativize(file).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static String md5(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
  }
}
