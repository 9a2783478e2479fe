package eventrelay.rehearsal.access;

/**
 * The Null operator: whether the request is to lack a key.
 *
 * @param key the condition key as written
 * @param absent true if the key is to be absent, false if it is to be present
 */
record NullCondition(String key, boolean absent) implements Condition {

  @Override
  public Truth holds(AccessRequest request) {
    var present = request.context().present(key);
    return absent ? present.not() : present;
  }

  @Override
  public String whyNot(AccessRequest request) {
    return wish() + ", the request has " + request.context().given(key);
  }

  @Override
  public String doubt(AccessRequest request) {
    return wish() + ": " + request.context().why(key);
  }

  private String wish() {
    return "its condition Null on " + key + " requires the key " + (absent ? "absent" : "present");
  }
}
