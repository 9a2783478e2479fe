package eventrelay.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Reads how the relay is operated: archive, log, alarms, protection, and notifications. */
final class OperationsReader {
  /** CloudWatch Logs API Reference, PutRetentionPolicy. */
  private static final List<Integer> RETENTION_DAYS =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\"<>,;]{1,64}@[^@\\s\"<>,;.]+(\\.[^@\\s\"<>,;.]+)+");

  private final Mistakes mistakes;

  OperationsReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  OperationsSettings read(Section root, Deploy deploy) {
    // Pulumi.yaml's default for an object is {}, which the engine passes on: no notifications.
    var notify =
        root.section("notify", "{emails: [ops@example.com], states: [stopped]}")
            .filter(section -> !section.isEmpty())
            .map(section -> notify(section, deploy));
    var archiveDays =
        days(
            root,
            "archiveDays",
            days -> days >= 0,
            "a number of days, 0 for no archive, such as 7");
    var logRetentionDays =
        days(
            root,
            "logRetentionDays",
            RETENTION_DAYS::contains,
            "a number of days that CloudWatch Logs accepts: "
                + String.join(", ", RETENTION_DAYS.stream().map(Object::toString).toList()));
    var alarms = root.flag("alarms");
    var protect = root.flag("protect");
    return new OperationsSettings(
        archiveDays.orElse(OperationsSettings.DEFAULT.archiveDays()),
        logRetentionDays.orElse(OperationsSettings.DEFAULT.logRetentionDays()),
        alarms.orElse(OperationsSettings.DEFAULT.alarms()),
        protect.orElse(OperationsSettings.DEFAULT.protect()),
        notify);
  }

  private Optional<Integer> days(Section root, String key, IntPredicate allowed, String example) {
    return root.value(key)
        .flatMap(
            value -> {
              if (value.isInt() && allowed.test(value.intValue())) {
                return Optional.of(value.intValue());
              }
              mistakes.add(root.path(key), value, "write " + example);
              return Optional.empty();
            });
  }

  private Notify notify(Section section, Deploy deploy) {
    var emails = section.texts("emails", "emails: [ops@example.com]").orElse(List.of());
    if (section.value("emails").map(value -> value.isArray() && value.isEmpty()).orElse(true)) {
      mistakes.add(
          section.path("emails"),
          section.value("emails").map(Object::toString).orElse(""),
          "there is no address to notify; write emails: [ops@example.com] or remove notify");
    }
    for (var i = 0; i < emails.size(); i++) {
      if (!EMAIL.matcher(emails.get(i)).matches()) {
        mistakes.add(
            section.path("emails") + "[" + i + "]",
            '"' + emails.get(i) + '"',
            "this is not an e-mail address; write one such as ops@example.com");
      }
      if (emails.indexOf(emails.get(i)) < i) {
        mistakes.add(
            section.path("emails") + "[" + i + "]",
            '"' + emails.get(i) + '"',
            "the address is there already; write it once");
      }
    }
    var states = new StatesReader(mistakes).list(section, "states: [stopped]");
    if (!deploy.management() && section.has("states")) {
      mistakes.add(
          section.path("states"),
          section.value("states").map(Object::toString).orElse(""),
          "only the management half notifies about events; remove it here");
    }
    section.refuseOtherKeys();
    return new Notify(emails, states);
  }
}
