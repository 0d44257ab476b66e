package io.weir.local.asl.definition;

import io.weir.local.asl.data.Path;
import io.weir.local.asl.data.Query;

/** An integer that the definition gives, or says where to find. */
public sealed interface IntegerField {

  /** Not given. */
  record Absent() implements IntegerField {}

  /** Given as a number. */
  record Fixed(int value) implements IntegerField {}

  /** To be found in the data, for the fields whose name ends in Path. */
  record FromPath(Path path) implements IntegerField {}

  /** To be computed. */
  record FromQuery(Query query) implements IntegerField {}
}
