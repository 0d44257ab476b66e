package io.weir.cli.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A provider's folder with sample granules: {@code data/} with the granules' files, a {@code .md5}
 * beside each science file, {@code pdrs/} with PDRs, and the records of collection and provider
 * where the internal bucket has them. A corrupt granule's science file differs in one byte from
 * what both its {@code .md5} and its PDR state.
 *
 * @param granules how many
 * @param pdrs how many PDRs list them, all of nearly the same length
 * @param corrupt how many granules are corrupt; the seed says which
 */
public record SampleTree(int granules, int pdrs, int corrupt, long seed) {
  /** A granule has four files, and a folder of half a million is enough of a trial. */
  public static final int MOST_GRANULES = 100_000;

  static final String DATA = "data";
  static final String PDRS = "pdrs";

  /** Science data, metadata, browse. */
  static final int FILES_IN_PDR = 3;

  /** How many files the tree has, but for the records. */
  int files() {
    return granules * (FILES_IN_PDR + 1) + pdrs;
  }

  /**
   * Writes the tree.
   *
   * @param folder an empty one, or one that does not exist yet
   * @param progress is told how many granules are written
   */
  public void write(Path folder, IntConsumer progress) throws IOException {
    Files.createDirectories(folder.resolve(DATA));
    Files.createDirectories(folder.resolve(PDRS));
    writeRecords(folder);
    BitSet corrupted = corrupted();
    for (int number = 0; number < granules; number++) {
      write(SampleGranule.of(seed, number), corrupted.get(number), folder.resolve(DATA));
      progress.accept(number + 1);
    }
    for (int pdr = 0; pdr < pdrs; pdr++) {
      writePdr(folder.resolve(PDRS), pdr);
    }
  }

  private static void writeRecords(Path folder) throws IOException {
    Path collections = Files.createDirectories(folder.resolve("collections"));
    Path providers = Files.createDirectories(folder.resolve("providers"));
    Files.writeString(
        collections.resolve(SampleGranule.COLLECTION + "___" + SampleGranule.VERSION + ".json"),
        SampleRecords.collection());
    Files.writeString(
        providers.resolve(SampleRecords.PROVIDER + ".json"), SampleRecords.provider());
  }

  private static void write(SampleGranule granule, boolean isCorrupt, Path data)
      throws IOException {
    SampleFile science = granule.files().getFirst();
    for (SampleFile file : granule.files()) {
      byte[] content = file.content();
      if (isCorrupt && file.equals(science)) {
        content[content.length / 2] ^= 1;
      }
      Files.write(data.resolve(file.name()), content);
    }
    Files.writeString(
        data.resolve(science.name() + ".md5"), science.md5() + "  " + science.name() + "\n");
  }

  private void writePdr(Path folder, int pdr) throws IOException {
    int first = Math.toIntExact((long) granules * pdr / pdrs);
    int end = Math.toIntExact((long) granules * (pdr + 1) / pdrs);
    try (Writer out = Files.newBufferedWriter(folder.resolve(SamplePdr.name(pdr + 1)))) {
      SamplePdr.begin(out, end - first);
      for (int number = first; number < end; number++) {
        SamplePdr.add(out, SampleGranule.of(seed, number));
      }
    }
  }

  private BitSet corrupted() {
    Random random = new Random(seed);
    BitSet chosen = new BitSet(granules);
    while (chosen.cardinality() < corrupt) {
      chosen.set(random.nextInt(granules));
    }
    return chosen;
  }
}
