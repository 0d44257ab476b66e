package io.weir.local.template;

import java.io.Serial;

/**
 * A template that no local stack can be made of; its message is one line that says where and why.
 */
public final class TemplateException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
