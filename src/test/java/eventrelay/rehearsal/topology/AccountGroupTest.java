package eventrelay.rehearsal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountGroupTest {
  private static final String TRUST =
      "{name: 'r', arn: 'arn:aws:iam::%1$s:role/r', assumeRolePolicy: '{\"a\":\"%2$s\"}'}";

  @Test
  void accountsAreAlikeIfOnlyTheirOwnDigitsDiffer() {
    assertThat(groups(role("222222222222", "222222222222"), role("333333333333", "333333333333")))
        .containsExactly(new AccountGroup(List.of("222222222222", "333333333333")));
  }

  @Test
  void anAccountWhoseDocumentSaysSomethingElseIsNotAlike() {
    assertThat(groups(role("222222222222", "222222222222"), role("333333333333", "222222222222")))
        .extracting(AccountGroup::accounts)
        .containsExactly(List.of("222222222222"), List.of("333333333333"));
  }

  @Test
  void theOrderOfTheStacksMakesNoDifference() {
    var stack = StackFixture.empty();
    queue(account(stack, "333333333333"), "b");
    queue(account(stack, "222222222222"), "a");
    queue(stack, "b");
    queue(account(stack, "333333333333"), "a");

    assertThat(AccountGroup.in(Topology.of(stack.cloud())))
        .containsExactly(new AccountGroup(List.of("222222222222", "333333333333")));
  }

  @Test
  void anAccountThatSomethingSendsToIsNotLikeOneThatNothingSendsTo() {
    var stack = StackFixture.empty();
    bus(account(stack, "222222222222"));
    bus(account(stack, "333333333333"));
    account(stack, "444444444444")
        .add(EventBridgeTypes.RULE, "r", "{name: 'r', eventPattern: '{\"x\":[1]}'}")
        .add(
            EventBridgeTypes.TARGET,
            "t",
            "{rule: 'r', arn: 'arn:aws:events:eu-west-1:222222222222:event-bus/b'}");

    assertThat(AccountGroup.in(Topology.of(stack.cloud())))
        .extracting(AccountGroup::first)
        .containsExactly("222222222222", "333333333333", "444444444444");
  }

  private static List<AccountGroup> groups(Role... roles) {
    var stack = StackFixture.empty();
    for (var role : roles) {
      account(stack, role.account())
          .add(IamTypes.ROLE, role.account(), TRUST.formatted(role.account(), role.trusted()));
    }
    return AccountGroup.in(Topology.of(stack.cloud()));
  }

  private record Role(String account, String trusted) {}

  private static Role role(String account, String trusted) {
    return new Role(account, trusted);
  }

  private static StackFixture account(StackFixture stack, String account) {
    return stack.in(account, "{region: 'eu-west-1', allowedAccountIds: ['%s']}".formatted(account));
  }

  private static void queue(StackFixture stack, String name) {
    stack.add(SqsTypes.QUEUE, name, "{name: '%s'}".formatted(name));
  }

  private static void bus(StackFixture stack) {
    stack.add(EventBridgeTypes.BUS, "b", "{name: 'b'}");
  }
}
