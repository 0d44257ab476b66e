package io.weir.local.asl.definition;

import com.google.gson.JsonElement;
import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Query;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a Choice rule asks of the data.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice
 *     workflow state</a>
 */
public sealed interface Condition {

  /** Holds when all of them hold. */
  record And(List<Condition> conditions) implements Condition {
    public And {
      conditions = List.copyOf(conditions);
    }
  }

  /** Holds when one of them holds. */
  record Or(List<Condition> conditions) implements Condition {
    public Or {
      conditions = List.copyOf(conditions);
    }
  }

  /** Holds when the other does not. */
  record Not(Condition condition) implements Condition {}

  /** Compares the variable with a value. A value of another type never compares. */
  record Comparison(Path variable, ValueType type, Relation relation, Operand operand)
      implements Condition {}

  /** StringMatches, its pattern with wildcards compiled. */
  record StringMatches(Path variable, Pattern pattern) implements Condition {}

  /** Condition of JSONata: holds when the expression gives true. */
  record Holds(Query query) implements Condition {}

  /** IsPresent, IsNull, IsString and so on, and the answer it wants. */
  record TypeTest(Path variable, Test test, boolean expected) implements Condition {}

  /** The types that are compared. */
  enum ValueType {
    STRING,
    NUMERIC,
    BOOLEAN,
    TIMESTAMP
  }

  /** The comparisons. Booleans are only compared for equality. */
  enum Relation {
    EQUALS,
    LESS_THAN,
    LESS_THAN_EQUALS,
    GREATER_THAN,
    GREATER_THAN_EQUALS;

    /** Whether the relation holds, given how the variable compares with the operand. */
    public boolean holds(int comparison) {
      return switch (this) {
        case EQUALS -> comparison == 0;
        case LESS_THAN -> comparison < 0;
        case LESS_THAN_EQUALS -> comparison <= 0;
        case GREATER_THAN -> comparison > 0;
        case GREATER_THAN_EQUALS -> comparison >= 0;
      };
    }
  }

  /** The questions about a value's presence and type. */
  enum Test {
    PRESENT,
    NULL,
    NUMERIC,
    STRING,
    BOOLEAN,
    TIMESTAMP
  }

  /** What the variable is compared with. */
  sealed interface Operand {

    /** A value of the definition. */
    record Literal(JsonElement value) implements Operand {}

    /** A value of the data, for the comparators that end in Path. */
    record FromPath(Path path) implements Operand {}
  }
}
