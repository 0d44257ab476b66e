package io.weir.local.asl.definition;

/** The language in which a state's fields read and shape data. */
enum Language {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  private static final String FIELD = "QueryLanguage";

  private final String text;

  Language(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The state machine's language. */
  static Language ofMachine(Fields machine) {
    return of(machine, JSONPATH);
  }

  /** A state's language: the machine's, unless it is a state of JSONata in one of JSONPath. */
  static Language ofState(Fields state, Language machine) {
    Language language = of(state, machine);
    if (machine == JSONATA && language == JSONPATH) {
      throw state.fault(FIELD, "a state machine of JSONata has no states of JSONPath");
    }
    return language;
  }

  private static Language of(Fields fields, Language missing) {
    if (!fields.has(FIELD)) {
      return missing;
    }
    String text = fields.string(FIELD);
    for (Language language : values()) {
      if (language.text.equals(text)) {
        return language;
      }
    }
    throw fields.fault(FIELD, "expected JSONPath or JSONata, not " + text);
  }
}
