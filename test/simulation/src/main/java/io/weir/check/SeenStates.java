package io.weir.check;

import java.util.Arrays;

/** The states seen so far, by their fingerprints, numbered in that order. One thread. */
final class SeenStates {
  private static final int FIRST_CAPACITY = 1 << 14;

  private long[] high = new long[FIRST_CAPACITY];
  private long[] low = new long[FIRST_CAPACITY];
  private int[] numbers = empty(FIRST_CAPACITY);
  private int size;

  int size() {
    return size;
  }

  /** Returns the state's number; {@code -1 - number} if it was not seen before. */
  int add(Fingerprint fingerprint) {
    int place = place(fingerprint.high(), fingerprint.low());
    if (numbers[place] >= 0) {
      return numbers[place];
    }
    put(place, fingerprint.high(), fingerprint.low(), size);
    size++;
    if (2 * size > numbers.length) {
      grow();
    }
    return -size;
  }

  private int place(long first, long second) {
    int mask = numbers.length - 1;
    int place = (int) second & mask;
    while (numbers[place] >= 0 && (high[place] != first || low[place] != second)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void put(int place, long first, long second, int number) {
    high[place] = first;
    low[place] = second;
    numbers[place] = number;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldNumbers = numbers;
    high = new long[2 * oldHigh.length];
    low = new long[2 * oldLow.length];
    numbers = empty(2 * oldNumbers.length);
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] >= 0) {
        put(place(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldNumbers[i]);
      }
    }
  }

  private static int[] empty(int capacity) {
    int[] numbers = new int[capacity];
    Arrays.fill(numbers, -1);
    return numbers;
  }
}
