package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a stack file says the relay is operated, and by whom it is trusted. */
@Timeout(10)
class OperationsSettingsTest {
  private static final StackText VALID = StackText.valid();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 3650})
  void keepsAnArchiveForAnyNumberOfDays(int days) {
    assertThat(operation("archiveDays: " + days))
        .isEqualTo(new OperationsSettings(days, 365, true, true, none()));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653
      })
  void keepsTheLogForAsLongAsCloudWatchTakes(int days) {
    assertThat(operation("logRetentionDays: " + days))
        .isEqualTo(new OperationsSettings(7, days, true, true, none()));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true", "'''false''', false"})
  void alarmsUnlessTold(String written, boolean alarms) {
    assertThat(operation("alarms: " + written))
        .isEqualTo(new OperationsSettings(7, 365, alarms, true, none()));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true", "'''false''', false"})
  void protectsWhatHoldsEventsUnlessTheFileSaysOtherwise(String written, boolean protect) {
    assertThat(operation("protect: " + written))
        .isEqualTo(new OperationsSettings(7, 365, true, protect, none()));
  }

  @Test
  void tellsPeopleAboutEveryEventOrSome() {
    assertThat(operation("notify: {emails: [b@example.com, A.x+y@sub.example.co.uk]}"))
        .isEqualTo(
            new OperationsSettings(
                7,
                365,
                true,
                true,
                Optional.of(
                    new Notify(List.of("b@example.com", "A.x+y@sub.example.co.uk"), List.of()))));
    assertThat(operation("notify: {emails: [a@b.c], states: [terminated, stopped]}").notification())
        .contains(new Notify(List.of("a@b.c"), List.of("terminated", "stopped")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{states: []}",
        "{source: [aws.ec2]}",
        "{pattern: {detail: {state: [{prefix: p}]}}}",
        "{pattern: {detail: {state: [pending, {prefix: x}]}}}",
      })
  void tellsAboutAnyStateOfEventsThatNameNone(String events) {
    var notify = "{notify: {emails: [a@b.c], states: [pending, stopping]}, events: %s}";
    assertThat(VALID.with(notify.formatted(events)).mistakes()).isEmpty();
  }

  @Test
  void tellsAboutAlarmsInADevelopmentStackToo() {
    var text = VALID.with("{deploy: development, notify: {emails: [a@b.c]}}");
    assertThat(text.read().operation().notification())
        .contains(new Notify(List.of("a@b.c"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o-a1b2c3d4e5", "o-0123456789abcdef0123456789abcdef"})
  void trustsAnOrganization(String id) {
    var text = VALID.with("organization: " + id);
    assertThat(text.read().organization()).contains(id);
    assertThat(text.read().singleAccount()).isFalse();
    assertThat(text.with("development: []").read().singleAccount()).isFalse();
    assertThat(text.with("{development: [], bus: default}").read().singleAccount()).isFalse();
  }

  @Test
  void countsPulumisDefaultsAsNotSet() {
    var settings =
        VALID
            .with(
                "{organization: '', notify: {}, archiveDays: 7, logRetentionDays: 365,"
                    + " alarms: true, protect: true}")
            .read();
    assertThat(settings).isEqualTo(VALID.read());
    assertThat(settings.operation()).isEqualTo(OperationsSettings.DEFAULT);
    assertThat(settings.organization()).isEmpty();
  }

  @Test
  void takesABusNameForWhichEveryOtherNameFits() {
    assertThat(VALID.with("bus: " + "b".repeat(33)).mistakes()).isEmpty();
    assertThat(VALID.with("bus: " + "b".repeat(34)).mistakes()).hasSize(1);
  }

  private static OperationsSettings operation(String yaml) {
    return VALID.with(yaml).read().operation();
  }

  private static Optional<Notify> none() {
    return Optional.empty();
  }
}
