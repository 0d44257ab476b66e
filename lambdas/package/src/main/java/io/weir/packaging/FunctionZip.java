package io.weir.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a function's package: the same bytes for the same contents. */
final class FunctionZip {
  /** Where Lambda's Java runtime looks for jars. */
  private static final String JAR = "lib/functions.jar";

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private FunctionZip() {}

  /** The jar within is stored: what is read at a cold start need not be inflated. */
  static void write(Contents contents, Path zip) throws IOException {
    NavigableMap<String, byte[]> files = new TreeMap<>(contents.resources());
    contents.classes().forEach((name, bytes) -> files.put(name + ".class", bytes));
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    write(files, jar, ZipEntry.STORED);
    try (OutputStream out = Files.newOutputStream(zip)) {
      write(Map.of(JAR, jar.toByteArray()), out, ZipEntry.DEFLATED);
    }
  }

  private static void write(Map<String, byte[]> files, OutputStream out, int method)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(TIME);
      entry.setMethod(method);
      entry.setSize(file.getValue().length);
      CRC32 checksum = new CRC32();
      checksum.update(file.getValue());
      entry.setCrc(checksum.getValue());
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }
}
