package eventrelay.rehearsal.access;

/** How many of a request's values a condition asks about. */
enum Quantifier {
  /** No prefix: the key is to have one value. */
  ONE(""),
  ANY("ForAnyValue:"),
  ALL("ForAllValues:");

  private final String prefix;

  Quantifier(String prefix) {
    this.prefix = prefix;
  }

  /** What an operator's name begins with. */
  String prefix() {
    return prefix;
  }

  /** The quantifier that an operator's name begins with. */
  static Quantifier of(String operator) {
    if (operator.startsWith(ANY.prefix)) {
      return ANY;
    }
    return operator.startsWith(ALL.prefix) ? ALL : ONE;
  }
}
