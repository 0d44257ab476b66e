package io.weir.e2e;

import java.io.IOException;
import java.nio.file.Path;

/** A provider's folder of sample granules, some of them corrupt. */
record SampleFolder(Path path) {
  static final int GRANULES = 12;
  static final int CORRUPT = 3;

  /** Makes one within a folder. */
  static SampleFolder make(Path folder) throws IOException, InterruptedException {
    Path path = folder.resolve("modis");
    WeirProcess.run(
            folder,
            "sample-data",
            path.toString(),
            "--granules",
            Integer.toString(GRANULES),
            "--corrupt",
            Integer.toString(CORRUPT))
        .assertExit(0);
    return new SampleFolder(path);
  }
}
