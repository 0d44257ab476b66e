package io.weir.packaging;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Lambdas of all kinds, and what they come to. */
public class SampleLambdas extends SampleBase implements Supplier<List<String>> {
  private final String name = "sample";
  private int calls;

  /** A lambda that is asked for by another factory, and is to stay as it is. */
  interface Kept extends Function<String, String>, Serializable {}

  @Override
  public List<String> get() {
    List<String> results = new ArrayList<>();
    results.add(use(text -> text + "!"));
    results.add(use(text -> text + name));
    results.add(use(this::hidden));
    results.add(use(super::greeting));
    results.add(use(String::toUpperCase));
    results.add(use(SampleLambdas::reversed));
    results.add(new Holding("a", 3L, 2).all());
    results.addAll(primitives(7, 1L << 40));
    results.add(made(StringBuilder::new).append("made").toString());
    results.add(((Function<Integer, String[]>) String[]::new).apply(4).length + "");
    Runnable count = () -> calls++;
    count.run();
    Runnable dropped = this::counted;
    dropped.run();
    results.add("calls " + calls);
    Kept kept = text -> "kept " + text;
    results.add(kept.apply("it"));
    Comparator<String> byLength = Comparator.comparingInt(String::length);
    results.add(byLength.thenComparing(Comparator.naturalOrder()).compare("bb", "ab") + "");
    return results;
  }

  private static List<String> primitives(int number, long large) {
    IntBinaryOperator sum = Integer::sum;
    IntFunction<Object> boxed = value -> value + number;
    IntFunction<Object> widest = Integer::valueOf;
    LongSupplier captured = () -> large + number;
    ToIntFunction<String> length = String::length;
    Predicate<String> empty = String::isEmpty;
    Function<String, Integer> parsed = Integer::parseInt;
    ToIntFunction<Integer> unboxed = value -> value;
    return List.of(
        sum.applyAsInt(2, 3) + "",
        boxed.apply(1) + "",
        widest.apply(9) + "",
        captured.getAsLong() + "",
        length.applyAsInt("four") + "",
        empty.test("") + "",
        parsed.apply("12") + "",
        unboxed.applyAsInt(5) + "");
  }

  private static String use(UnaryOperator<String> change) {
    return change.apply("text");
  }

  private static <T> T made(Supplier<T> supplier) {
    return supplier.get();
  }

  private String hidden(String text) {
    return name + " hides " + text;
  }

  private int counted() {
    return ++calls;
  }

  @Override
  String greeting(String text) {
    return "not this";
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private record Holding(String text, long large, int small) {
    String all() {
      BiFunction<String, String, String> join = (one, other) -> one + text + large + small + other;
      return join.apply("<", ">");
    }
  }
}
