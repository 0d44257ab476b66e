package io.weir.ingest.sync;

import io.weir.ingest.error.InvalidArgument;
import java.util.List;

/**
 * An operation of a {@code url_path}, with the result of Cumulus' operation of that name: {@code
 * extractYear}, {@code extractMonth}, {@code extractDate}, {@code extractHour} (from 1 and 0,
 * without leading zeros) and {@code dateFormat(VALUE, FORMAT)} of a time; {@code substring(VALUE,
 * FROM, TO)}, {@code extractPath(VALUE)} and {@code defaultTo(VALUE, OTHER)} of a text.
 */
record PathOperation(String name, List<String> arguments) {
  /**
   * Applies it.
   *
   * @throws InvalidArgument if there is no such operation, or an argument is none for it
   */
  String apply(PathValues values) {
    return switch (name) {
      case "extractYear" -> time(values).format("YYYY");
      case "extractMonth" -> time(values).format("M");
      case "extractDate" -> time(values).format("D");
      case "extractHour" -> time(values).format("H");
      case "dateFormat" -> time(values).format(argument(1));
      case "substring" -> substring(values.getOrText(argument(0)));
      case "extractPath" -> folder(values.getOrText(argument(0)));
      case "defaultTo" -> values.find(argument(0)).orElseGet(() -> values.getOrText(argument(1)));
      default ->
          throw new InvalidArgument(
              "%s is no operation; there are extractYear, extractMonth, extractDate, extractHour, dateFormat, substring, extractPath, defaultTo"
                  .formatted(name));
    };
  }

  private PathTime time(PathValues values) {
    return PathTime.of(values.getOrText(argument(0)));
  }

  /** As JavaScript's: positions beyond the end are the end, and come in either order. */
  private String substring(String text) {
    int from = position(argument(1), text);
    int to = arguments.size() == 2 ? text.length() : position(argument(2), text);
    return text.substring(Math.min(from, to), Math.max(from, to));
  }

  private int position(String argument, String text) {
    if (!argument.matches("\\d{1,4}")) {
      throw new InvalidArgument(
          "%s takes positions from 0 to 9999, not '%s'".formatted(name, argument));
    }
    return Math.min(Integer.parseInt(argument), text.length());
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private String argument(int index) {
    if (index >= arguments.size() || arguments.get(index).isEmpty()) {
      throw new InvalidArgument("%s has no argument %d".formatted(name, index + 1));
    }
    return arguments.get(index);
  }
}
