package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Accounts that a stack file names without an id are asked through their own providers. */
@Timeout(60)
class AccountsWithoutIdTest {
  private static final StackRun MANAGEMENT =
      StackRun.of(
              "mgmt",
              """
              deploy: management
              management: {region: ap-northeast-1, profile: management}
              development:
                - {name: team-a, regions: [us-east-1, eu-west-1], profile: team-a}
                - {name: team-b, regions: [us-east-1], profile: team-b}
              """)
          .account("management", "111111111111")
          .account("team-a", "222222222222")
          .account("team-b", "333333333333");

  @Test
  void areAskedOnceEachInTheirFirstRegion() {
    var stack = MANAGEMENT.declares();
    assertThat(stack.providers())
        .extracting(provider -> provider + " " + provider.input("region").textValue())
        .containsExactlyInAnyOrder(
            "aws management ap-northeast-1", "aws team-a us-east-1", "aws team-b us-east-1");
    // What is not known cannot be held against the credentials.
    assertThat(stack.providers())
        .allSatisfy(
            provider -> assertThat(provider.inputKeys()).doesNotContain("allowedAccountIds"));
    assertThat(stack.providerNames())
        .hasSize(24)
        .allSatisfy((resource, provider) -> assertThat(provider).isEqualTo("management"));
  }

  @Test
  void areTrustedByTheIdsTheyAnswer() {
    var stack = MANAGEMENT.declares();
    assertThat(accounts(stack)).containsExactly("222222222222", "333333333333");
    assertThat(
            stack
                .resource("EventBusPolicy", "management-bus-policy")
                .document("policy")
                .at("/Statement/0/Principal/AWS"))
        .extracting(principal -> principal.textValue())
        .containsExactly("arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root");
    assertThat(
            stack
                .resource("Permission", "management-function-permission")
                .input("sourceAccount")
                .textValue())
        .isEqualTo("111111111111");
  }

  @Test
  void areNamedToTheFunctionByTheIdsTheyAnswer() {
    var variables =
        MANAGEMENT
            .with("notify: {emails: [a@example.com]}")
            .declares()
            .resource("Function", "management-function")
            .input("environment")
            .path("variables");
    assertThat(json(variables.path("ACCOUNT_NAMES").textValue()))
        .isEqualTo(
            json(
                """
                {"111111111111": "management", "222222222222": "team-a", "333333333333": "team-b"}
                """));
  }

  @Test
  void giveTheBusThatTheDevelopmentHalfExpects() {
    var bus = "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
    var stack =
        MANAGEMENT.with("deploy: development").hub(bus, "{\"source\":[\"aws.ec2\"]}").declares();
    assertThat(stack.exports().path("forwardsTo").textValue()).isEqualTo(bus);
  }

  // Repeated: which of several failures the SDK shows is left to chance.
  @RepeatedTest(5)
  void mustNotBeTheManagementAccount() {
    assertThat(MANAGEMENT.account("team-a", "111111111111").failure())
        .isEqualTo(
            "development account team-a is account 111111111111, which the stack file has already;"
                + " check its profile or roleArn");
  }

  @RepeatedTest(5)
  void mustNotBeTheSameAccount() {
    assertThat(MANAGEMENT.account("team-b", "222222222222").previewed().failure())
        .isEqualTo(
            "development account team-b is account 222222222222, which the stack file has already;"
                + " check its profile or roleArn");
  }

  @Test
  void mustNotBeAnAccountWhoseIdStandsInTheFile() {
    var stack =
        MANAGEMENT
            .with(
                """
                development:
                  - {name: a, id: "222222222222", regions: [us-east-1], profile: a}
                  - {name: b, regions: [us-east-1], profile: b}
                """)
            .account("b", "222222222222");
    assertThat(stack.failure()).startsWith("development account b is account 222222222222,");
  }

  private static Iterable<String> accounts(DeclaredStack stack) {
    return stack
        .resource("EventRule", "management-rule")
        .document("eventPattern")
        .path("account")
        .valueStream()
        .map(account -> account.textValue())
        .toList();
  }
}
