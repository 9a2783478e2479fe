package eventrelay.scanner;

import java.util.List;
import java.util.stream.Collectors;

/** The rules as docs/scanners.md shows them. */
final class ScannerTable {
  private static final String HEAD =
      """
      # Security scanners

      Rules of checkov (`CKV…`), trivy (`AWS-…`), cdk-nag (`AwsSolutions-…`), Security Hub (`Service.n`) and prowler
      (`snake_case`) that apply to what the program declares. This file is written by a test from the rules in
      `src/test/java/eventrelay/scanner`; CONTRIBUTING.md says how.

      ## Rules that hold

      A test checks each rule on every resource that it applies to, in stacks of every shape
      (`%s`). The named test covers the details.

      | rule | requires | for every | test |
      | --- | --- | --- | --- |
      """;

  private static final String EXCUSES =
      """

      ## Exceptions

      | rule | requires | why it does not apply |
      | --- | --- | --- |
      """;

  private ScannerTable() {}

  static String text(List<ScannerRule> rules) {
    return HEAD.formatted("ScannerRulesTest.holdForEveryResource")
        + rules.stream().map(ScannerTable::held).collect(Collectors.joining())
        + EXCUSES
        + rules.stream().map(ScannerTable::excused).collect(Collectors.joining());
  }

  private static String held(ScannerRule rule) {
    return rule.verdict() instanceof ScannerRule.Held held
        ? "| %s | %s | %s | `%s` |\n".formatted(ids(rule), rule.asks(), of(held), held.seenIn())
        : "";
  }

  private static String excused(ScannerRule rule) {
    return rule.verdict() instanceof ScannerRule.Excused excused
        ? "| %s | %s | %s |\n".formatted(ids(rule) + in(excused), rule.asks(), excused.reason())
        : "";
  }

  private static String in(ScannerRule.Excused excused) {
    return excused.in().isEmpty() ? "" : " in " + excused.in();
  }

  private static String ids(ScannerRule rule) {
    return rule.ids().stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
  }

  private static String of(ScannerRule.Held held) {
    return held.type().equals("aws") ? "provider" : held.type();
  }
}
