package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose names the function gets of the accounts in a stack file, and what is said of the rest. */
@Timeout(60)
class NamedAccountsTest {
  private static final StackRun NOTIFYING =
      StackRun.shipped("mgmt").with("notify: {emails: [a@example.com]}");

  @Test
  void nameAsManyAccountsAsTheEnvironmentHoldsAndSayHowManyGoById() {
    // {"111111111111":"management"} takes 29 characters, each further account 41 with its comma.
    var rest = 3_000 - 29 - 72 * 41;
    var all = withAccounts(72, rest);
    assertThat(names(all)).hasSize(3_000);
    assertThat(all.messages()).isEmpty();

    var most = withAccounts(72, rest + 1);
    assertThat(json(names(most))).hasSize(72);
    assertThat(most.messages())
        .containsExactly(
            "the function's variable ACCOUNT_NAMES holds the names of 72 of 73 accounts, because"
                + " Lambda accepts 4 KB for all variables; notifications call the other one, the"
                + " last of development, by its id");
  }

  @Test
  void nameTheFirstAccountsOfTheFileWhateverTheirIds() {
    var stack = withAccounts(100, 0);
    // The ids grow with the order of the file, except for the management account's.
    assertThat(json(names(stack)).fieldNames())
        .toIterable()
        .hasSize(73)
        .startsWith("000000000000")
        .endsWith("000000000071", "111111111111");
    assertThat(stack.messages())
        .singleElement()
        .asString()
        .contains("73 of 101 accounts", "the other 28, the last of development, by their ids");
  }

  /** Accounts with names of 23 characters, and the first few of them with some more. */
  private static DeclaredStack withAccounts(int count, int more) {
    var account =
        "{name: account-no-%1$012d%2$s, id: \"%1$012d\", regions: [us-east-1], profile: p}";
    var accounts =
        IntStream.range(0, count)
            .mapToObj(i -> account.formatted(i, "x".repeat(Math.max(0, Math.min(9, more - 9 * i)))))
            .collect(Collectors.joining(", ", "development: [", "]"));
    return NOTIFYING.with(accounts).declares();
  }

  private static String names(DeclaredStack stack) {
    return stack
        .resource("Function", "management-function")
        .input("environment")
        .path("variables")
        .path("ACCOUNT_NAMES")
        .textValue();
  }
}
