package io.weir.cli.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * A granule made up from a seed and its number: named as those of MODIS are, a tile of a day.
 *
 * @param granuleId such as {@code MOD09GQ.A2017025.h21v00.006.2017034065104}
 * @param files science data, metadata, browse image, in this order, with the content they should
 *     have
 */
record SampleGranule(String granuleId, List<SampleFile> files) {
  static final String COLLECTION = "MOD09GQ";
  static final String VERSION = "006";

  /** The MODIS grid: 36 tiles from west to east, 18 from north to south. */
  private static final int TILES_ACROSS = 36;

  private static final int TILES_DOWN = 18;
  private static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 1);
  private static final int PRODUCTION_DAYS_LATER = 9;
  private static final DateTimeFormatter YEAR_AND_DAY = DateTimeFormatter.ofPattern("yyyyDDD");

  /** What an HDF4 file begins with. */
  private static final byte[] HDF_MAGIC = {0x0e, 0x03, 0x13, 0x01};

  private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final int LEAST_BYTES = 512;
  private static final int MORE_BYTES = 1_024;

  SampleGranule {
    files = List.copyOf(files);
  }

  /** Makes up a granule; the same seed and number give the same bytes. */
  static SampleGranule of(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    String id = granuleId(number, random);
    return new SampleGranule(
        id,
        List.of(
            new SampleFile(id + ".hdf", "HDF", bytes(HDF_MAGIC, random)),
            new SampleFile(id + ".hdf.met", "METADATA", metadata(id)),
            new SampleFile(id + ".jpg", "BROWSE", bytes(JPEG_START, random))));
  }

  private static String granuleId(int number, Random random) {
    int tile = number % (TILES_ACROSS * TILES_DOWN);
    LocalDate day = FIRST_DAY.plusDays(number / (TILES_ACROSS * TILES_DOWN));
    return "%s.A%s.h%02dv%02d.%s.%s%02d%02d%02d"
        .formatted(
            COLLECTION,
            YEAR_AND_DAY.format(day),
            tile % TILES_ACROSS,
            tile / TILES_ACROSS,
            VERSION,
            YEAR_AND_DAY.format(day.plusDays(PRODUCTION_DAYS_LATER)),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60));
  }

  private static byte[] bytes(byte[] start, Random random) {
    byte[] bytes = new byte[LEAST_BYTES + random.nextInt(MORE_BYTES)];
    random.nextBytes(bytes);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  private static byte[] metadata(String id) {
    return """
        GROUP = INVENTORYMETADATA
          OBJECT = LOCALGRANULEID
            VALUE = "%s.hdf"
          END_OBJECT = LOCALGRANULEID
          OBJECT = SHORTNAME
            VALUE = "%s"
          END_OBJECT = SHORTNAME
          OBJECT = VERSIONID
            VALUE = "%s"
          END_OBJECT = VERSIONID
        END_GROUP = INVENTORYMETADATA
        END
        """
        .formatted(id, COLLECTION, VERSION)
        .getBytes(StandardCharsets.UTF_8);
  }
}
