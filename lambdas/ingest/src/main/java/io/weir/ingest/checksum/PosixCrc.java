package io.weir.ingest.checksum;

/**
 * The CRC of the POSIX utility {@code cksum}: polynomial 0x04C11DB7, highest bit first, over the
 * bytes and then over their number, lowest byte first, without leading zeros; all bits inverted.
 */
final class PosixCrc implements Checksum {
  private static final int POLYNOMIAL = 0x04C11DB7;
  private static final int[] TABLE = table();

  private int crc;
  private long length;

  @Override
  public void update(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      crc = next(crc, bytes[i]);
    }
    length += count;
  }

  @Override
  public String value() {
    int end = crc;
    for (long rest = length; rest != 0; rest >>>= Byte.SIZE) {
      end = next(end, (int) rest);
    }
    return Integer.toUnsignedString(~end);
  }

  private static int next(int crc, int value) {
    return (crc << Byte.SIZE) ^ TABLE[((crc >>> 24) ^ value) & 0xff];
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int entry = i << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        entry = entry < 0 ? (entry << 1) ^ POLYNOMIAL : entry << 1;
      }
      table[i] = entry;
    }
    return table;
  }
}
