package eventrelay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.StackRun;
import eventrelay.rehearsal.stackfile.YamlText;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A valid stack file in YAML, to be changed and read. */
record StackText(ObjectNode keys) {
  /** The management half with one development account. */
  static StackText valid() {
    return of(
        """
        deploy: management
        management: {id: '111111111111', region: ap-northeast-1, profile: management}
        development:
          - {name: team-a, id: '222222222222', regions: [us-east-1], profile: team-a}
        """);
  }

  static StackText of(String yaml) {
    return new StackText((ObjectNode) yaml(yaml));
  }

  static JsonNode yaml(String text) {
    return YamlText.read(text);
  }

  StackText with(String yaml) {
    return with(yaml(yaml));
  }

  /**
   * Objects are merged, a null takes a key out, everything else replaces; {@code account} and
   * {@code second} stand for the first and a further development account.
   */
  StackText with(JsonNode change) {
    var changed = keys.deepCopy();
    var rest = (ObjectNode) change.deepCopy();
    var account = rest.remove("account");
    var second = rest.remove("second");
    if (account != null) {
      merge((ObjectNode) changed.at("/development/0"), account);
    }
    if (second != null) {
      var accounts = (ArrayNode) changed.get("development");
      accounts.add(yaml("{name: team-b, id: '333333333333', regions: [us-east-1], profile: b}"));
      merge((ObjectNode) accounts.get(1), second);
    }
    merge(changed, rest);
    return new StackText(changed);
  }

  /** This many development accounts in place of those that are there. */
  StackText withAccounts(int count) {
    var changed = keys.deepCopy();
    var accounts = changed.putArray("development");
    IntStream.range(0, count)
        .forEach(
            i ->
                accounts.add(
                    yaml(
                        "{name: a%d, id: '%012d', regions: [us-east-1], profile: a}"
                            .formatted(i, i))));
    return new StackText(changed);
  }

  Settings read() {
    return Settings.read(
        new StackConfig(
            "Pulumi.test.yaml", StackConfig.SHIPPED, StackRun.config(keys.toString()), Set.of()));
  }

  /** What is wrong; none if the settings are read. */
  List<Mistake> mistakes() {
    try {
      read();
      return List.of();
    } catch (SettingsException e) {
      return e.mistakes();
    }
  }

  private static void merge(ObjectNode target, JsonNode change) {
    for (var entry : change.properties()) {
      var old = target.get(entry.getKey());
      if (entry.getValue().isNull()) {
        target.remove(entry.getKey());
      } else if (old instanceof ObjectNode object && entry.getValue().isObject()) {
        merge(object, entry.getValue());
      } else {
        target.set(entry.getKey(), entry.getValue());
      }
    }
  }
}
