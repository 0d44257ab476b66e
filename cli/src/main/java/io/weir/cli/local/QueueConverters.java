package io.weir.cli.local;

import io.weir.local.QueueOption;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Read the options that name queues. */
final class QueueConverters {
  private QueueConverters() {}

  static final class Limited implements ITypeConverter<QueueOption> {
    @Override
    public QueueOption convert(String text) {
      return read(text, QueueOption::parse);
    }
  }

  static final class Learned implements ITypeConverter<QueueOption> {
    @Override
    public QueueOption convert(String text) {
      return read(text, QueueOption.ThrottledByMessages::new);
    }
  }

  static final class Direct implements ITypeConverter<QueueOption> {
    @Override
    public QueueOption convert(String text) {
      return read(text, QueueOption.Unthrottled::new);
    }
  }

  private static QueueOption read(String text, Function<String, QueueOption> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
