package io.weir.cli.sample;

import java.io.IOException;
import java.io.Writer;

/** Writes a PDR that lists granules with sizes and MD5 checksums. */
final class SamplePdr {
  private SamplePdr() {}

  static String name(int number) {
    return "MODAPSops7.%07d.PDR".formatted(number);
  }

  static void begin(Writer out, int granules) throws IOException {
    out.write(
        """
        ORIGINATING_SYSTEM = WEIR_SAMPLE;
        TOTAL_FILE_COUNT = %d;
        EXPIRATION_TIME = 2099-12-31T23:59:59;
        """
            .formatted(granules * SampleTree.FILES_IN_PDR));
  }

  static void add(Writer out, SampleGranule granule) throws IOException {
    out.write(
        """
        OBJECT = FILE_GROUP;
          DATA_TYPE = %s;
          DATA_VERSION = %s;
        """
            .formatted(SampleGranule.COLLECTION, SampleGranule.VERSION));
    for (SampleFile file : granule.files()) {
      out.write(
          """
            OBJECT = FILE_SPEC;
              DIRECTORY_ID = /%s;
              FILE_ID = %s;
              FILE_TYPE = %s;
              FILE_SIZE = %d;
              FILE_CKSUM_TYPE = MD5;
              FILE_CKSUM_VALUE = %s;
            END_OBJECT = FILE_SPEC;
          """
              .formatted(
                  SampleTree.DATA, file.name(), file.pdrType(), file.content().length, file.md5()));
    }
    out.write("END_OBJECT = FILE_GROUP;\n");
  }
}
