package io.weir.check;

import java.util.Arrays;

/** A row of numbers, hashed to 128 bits. One thread. */
final class Numbers {
  private int[] numbers = new int[1024];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  void add(boolean flag) {
    add(flag ? 1 : 0);
  }

  /** By its name, which is the same in every run. */
  void add(Enum<?> constant) {
    add(constant.name().hashCode());
  }

  /** Two rounds of multiply and shift over each number, with constants of their own. */
  Fingerprint fingerprint() {
    long a = 0x9E3779B97F4A7C15L;
    long b = 0xC2B2AE3D27D4EB4FL;
    for (int i = 0; i < size; i++) {
      a = mix(a ^ numbers[i] * 0xFF51AFD7ED558CCDL, 0xC4CEB9FE1A85EC53L);
      b = mix(b + numbers[i] * 0x94D049BB133111EBL, 0xBF58476D1CE4E5B9L);
    }
    return new Fingerprint(mix(a ^ size, 0x94D049BB133111EBL), mix(b + a, 0xFF51AFD7ED558CCDL));
  }

  private static long mix(long value, long factor) {
    long mixed = (value ^ value >>> 31) * factor;
    return mixed ^ mixed >>> 29;
  }
}
