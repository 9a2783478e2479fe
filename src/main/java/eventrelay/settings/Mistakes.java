package eventrelay.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person reads all of it at once. */
final class Mistakes {
  private final List<Mistake> found = new ArrayList<>();

  void add(String key, Object value, String remedy) {
    found.add(new Mistake(key, value.toString(), remedy));
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Mistake> found() {
    return List.copyOf(found);
  }
}
