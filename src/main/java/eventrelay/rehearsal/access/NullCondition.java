package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;

/**
 * The Null operator: whether the request is to lack a key.
 *
 * @param key the condition key as written
 * @param lowerCaseKey the same, to look it up by
 * @param absent true if the key is to be absent, false if it is to be present
 */
record NullCondition(String key, String lowerCaseKey, boolean absent) implements Condition {

  NullCondition(String key, boolean absent) {
    this(key, key.toLowerCase(Locale.ROOT), absent);
  }

  @Override
  public boolean holds(AccessRequest request) {
    return request.values(lowerCaseKey).isEmpty() == absent;
  }

  @Override
  public String whyNot(AccessRequest request) {
    List<String> given = request.values(lowerCaseKey);
    return "its condition Null on "
        + key
        + (absent
            ? " wants the key absent, the request has " + Listing.of(given)
            : " wants the key present, the request has none");
  }
}
