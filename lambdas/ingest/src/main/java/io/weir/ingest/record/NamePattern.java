package io.weir.ingest.record;

import io.weir.ingest.error.InvalidArgument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a record, looked for in file names as JavaScript's {@code match} does:
 * anywhere in the name. Look-ahead, look-behind and back references work.
 *
 * <p>An expression that backtracks for ever fails instead: a match reads at most {@link
 * #MOST_READS} characters, of a name of at most {@link #LONGEST_NAME}, and takes at most {@link
 * #MOST_IDLE_STEPS} steps from one to the next. Thread-safe.
 */
public final class NamePattern {
  /** The longest file name that is matched, in characters: four times what file systems take. */
  public static final int LONGEST_NAME = 1_024;

  /** How many characters one match may read; a sound expression reads a name a few times over. */
  public static final int MOST_READS = 200_000;

  /**
   * How many steps a match may take without reading: {@code (?:){100}} takes 100, a sound
   * expression a few for each of its characters.
   */
  public static final int MOST_IDLE_STEPS = 10_000;

  private final Pattern pattern;
  private final String where;

  private NamePattern(Pattern pattern, String where) {
    this.pattern = pattern;
    this.where = where;
  }

  /**
   * Compiles an expression.
   *
   * @param where names the record and the field in errors
   * @throws InvalidArgument if it does not compile, or could run without reading
   */
  public static NamePattern of(String expression, String where) {
    try {
      Pattern pattern = Pattern.compile(expression);
      if (IdleSteps.of(expression) > MOST_IDLE_STEPS) {
        throw new InvalidArgument(
            where
                + " repeats too often what may be empty, such as (a*){99999}, or has (?x); write it plainly");
      }
      return new NamePattern(pattern, where);
    } catch (PatternSyntaxException malformed) {
      throw new InvalidArgument(
          "%s is no regular expression: %s near index %d"
              .formatted(where, malformed.getDescription(), malformed.getIndex()),
          malformed);
    }
  }

  /**
   * Checks that the expression has a group, for {@link #firstGroup}.
   *
   * @throws InvalidArgument if it has none
   */
  public NamePattern withGroup() {
    if (pattern.matcher("").groupCount() == 0) {
      throw new InvalidArgument(where + " needs a group in parentheses, which is the granuleId");
    }
    return this;
  }

  /**
   * Tells whether the expression matches somewhere in a name.
   *
   * @throws InvalidArgument naming the record's field, if it reads too much
   */
  public boolean matches(String name) {
    return find(name).isPresent();
  }

  /**
   * Returns what the first group matches; empty if the expression does not match, or that group
   * does not.
   *
   * @throws InvalidArgument naming the record's field, if it reads too much
   */
  public Optional<String> firstGroup(String name) {
    return find(name).map(matcher -> matcher.group(1));
  }

  private Optional<Matcher> find(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new InvalidArgument(
          "a file name has %d characters, the longest may have %d: %s..."
              .formatted(name.length(), LONGEST_NAME, name.substring(0, 80)));
    }
    Matcher matcher = pattern.matcher(new CountedText(name));
    try {
      return matcher.find() ? Optional.of(matcher) : Optional.empty();
    } catch (TooManyReads | StackOverflowError endless) {
      throw new InvalidArgument(
          "%s backtracks without end on '%s'; avoid repetitions within repetitions such as (.*a){9}"
              .formatted(where, name),
          endless);
    }
  }

  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyReads() {
      super(null, null, false, false);
    }
  }

  /** The matcher reads its text only by this. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads > MOST_READS) {
        throw new TooManyReads();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
