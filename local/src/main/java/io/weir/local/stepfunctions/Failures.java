package io.weir.local.stepfunctions;

import java.util.Optional;

/** The members in which a request tells why something failed. */
final class Failures {

  private static final int MAX_ERROR_LENGTH = 256;
  private static final int MAX_CAUSE_LENGTH = 32_768;

  private Failures() {}

  static Optional<String> error(ApiRequest request) {
    return limited(request, "error", MAX_ERROR_LENGTH);
  }

  static Optional<String> cause(ApiRequest request) {
    return limited(request, "cause", MAX_CAUSE_LENGTH);
  }

  private static Optional<String> limited(ApiRequest request, String member, int most) {
    Optional<String> text = request.optionalString(member);
    if (text.isPresent() && text.get().length() > most) {
      throw ApiException.validation(member + " has more than " + most + " characters");
    }
    return text;
  }
}
