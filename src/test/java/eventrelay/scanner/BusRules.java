package eventrelay.scanner;

import static eventrelay.scanner.Breach.rewriting;
import static eventrelay.scanner.Breach.with;
import static eventrelay.scanner.Breach.without;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;

/** What scanners ask of event buses. */
final class BusRules {
  private BusRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "EventBridge.3",
            "A custom bus has a policy.",
            new Held(
                "EventBus",
                BusRules::hasPolicy,
                with("name", "\"a-bus-without-a-policy\""),
                "ManagementStackTest.declaresTheseResourcesAndNoOthers")),
        held(
            "AwsSolutions-EVB1 eventbridge_bus_exposed",
            "A bus admits no principal without a condition on who it is.",
            new Held(
                "EventBusPolicy",
                BusRules::isNotOpen,
                rewriting("policy", "\"Principal\":.*?\"Condition\":.*\\}\\]", OPEN),
                "OrganizationTest.isTheOnlyReasonForAnOpenPrincipal")),
        held(
            "EventBridge.2",
            "A bus is tagged. (So is whatever else a provider of the program makes.)",
            new Held(
                "aws",
                provider -> !provider.document("defaultTags").path("tags").isEmpty(),
                without("defaultTags"),
                "AccountsTest.tagWhateverTheirProvidersMake")),
        excused(
            "eventbridge_bus_cross_account_access",
            "A bus lets no other account in.",
            "That is what the relay is for. Only the forwarding roles of the listed accounts, or"
                + " of the organization, may put events, and only those that the pattern names."));
  }

  private static final String OPEN =
      "\"Principal\":\"*\",\"Action\":\"events:PutEvents\",\"Resource\":\"*\"}]";

  private static boolean hasPolicy(DeclaredResource bus) {
    return bus.stack().ofType("EventBusPolicy").stream()
        .anyMatch(policy -> policy.input("eventBusName").equals(bus.input("name")));
  }

  private static boolean isNotOpen(DeclaredResource policy) {
    return new Statements(policy.document("policy"))
        .allowing()
        .allMatch(
            statement ->
                Statements.principals(statement).stream()
                        .allMatch(of -> of.matches("arn:aws:iam::[0-9]{12}:root"))
                    || statement
                        .at("/Condition/StringEquals/aws:PrincipalOrgID")
                        .asText()
                        .startsWith("o-"));
  }
}
