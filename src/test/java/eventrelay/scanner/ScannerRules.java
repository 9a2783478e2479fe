package eventrelay.scanner;

import java.util.List;
import java.util.stream.Stream;

/** Every rule of checkov, cdk-nag, prowler, Security Hub and trivy that somebody decided about. */
final class ScannerRules {
  private ScannerRules() {}

  /** By the kind of resource, in the order of the table. */
  static List<ScannerRule> all() {
    return Stream.of(
            BusRules.all(),
            RoleRules.all(),
            PermissionRules.all(),
            FunctionRules.all(),
            QueueRules.all(),
            TopicRules.all(),
            LogAndAlarmRules.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<ScannerRule> held() {
    return all().stream().filter(rule -> rule.verdict() instanceof ScannerRule.Held).toList();
  }

  static List<ScannerRule> excused() {
    return all().stream().filter(rule -> rule.verdict() instanceof ScannerRule.Excused).toList();
  }
}
