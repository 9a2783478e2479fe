package eventrelay.rehearsal.program;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.settings.Settings;
import eventrelay.settings.StackConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountIdsTest {
  private static final String ROLE = "\"roleArn\":\"arn:aws:iam::987654321098:role/deploy\"";
  private static final String PROFILE = "\"profile\":\"p\"";

  @Test
  void anIdThatAFileSaysIsTaken() {
    var ids = ids(stack(id("123456789012"), account("dev", id("210987654321"))));

    assertThat(ids.byProvider())
        .isEqualTo(Map.of("management", "123456789012", "dev", "210987654321"));
    assertThat(ids.notes()).isEmpty();
  }

  @Test
  void anotherFileMaySayIt() {
    var ids =
        ids(
            stack(PROFILE, account("dev", PROFILE)),
            stack(id("123456789012"), account("dev", id("210987654321"))));

    assertThat(ids.byProvider())
        .isEqualTo(Map.of("management", "123456789012", "dev", "210987654321"));
    assertThat(ids.notes()).isEmpty();
  }

  @Test
  void aRoleIsInItsAccount() {
    var ids = ids(stack(id("123456789012"), account("dev", ROLE)));

    assertThat(ids.byProvider()).containsEntry("dev", "987654321098");
    assertThat(ids.notes()).isEmpty();
  }

  @Test
  void anIdThatNothingTellsIsMadeUpAndNoted() {
    var ids = ids(stack(PROFILE, account("a", PROFILE), account("b", PROFILE)));

    assertThat(ids.byProvider())
        .isEqualTo(Map.of("management", "111111111111", "a", "222222222222", "b", "333333333333"));
    assertThat(ids.notes())
        .containsExactly(
            "account management has no id in its stack file; the rehearsal calls it 111111111111",
            "account a has no id in its stack file; the rehearsal calls it 222222222222",
            "account b has no id in its stack file; the rehearsal calls it 333333333333");
  }

  @Test
  void anIdThatIsTakenIsNotMadeUp() {
    var ids =
        ids(
            stack(
                PROFILE,
                account("a", PROFILE),
                account("b", id("222222222222")),
                account("c", id("111111111111"))));

    assertThat(ids.byProvider())
        .containsEntry("management", "333333333333")
        .containsEntry("a", "444444444444");
    assertThat(ids.notes()).hasSize(2);
  }

  @Test
  void theTenthHasTwelveDigitsToo() {
    var accounts = new ArrayList<String>();
    for (var name : "abcdefghi".split("")) {
      accounts.add(account(name, PROFILE));
    }

    assertThat(ids(stack(PROFILE, accounts.toArray(String[]::new))).byProvider())
        .containsEntry("h", "999999999999")
        .containsEntry("i", "000000000010");
  }

  @Test
  void theProvidersOfAllRegionsAnswerTheSame() {
    var account = "{\"name\":\"dev\",%s,\"regions\":[\"eu-west-1\",\"us-east-1\"]}";
    var ids = ids(stack(id("123456789012"), account.formatted(id("210987654321"))));

    assertThat(ids.byProvider())
        .isEqualTo(
            Map.of(
                "management", "123456789012",
                "dev", "210987654321",
                "dev-us-east-1", "210987654321"));
  }

  private static AccountIds ids(Settings... stacks) {
    return new AccountIds(List.of(stacks));
  }

  private static Settings stack(String management, String... accounts) {
    return Settings.read(
        new StackConfig(
            "Pulumi.test.yaml",
            StackConfig.SHIPPED,
            Map.of(
                "deploy", "both",
                "management", "{" + management + ",\"region\":\"eu-west-1\"}",
                "development", "[" + String.join(",", accounts) + "]"),
            Set.of()));
  }

  private static String account(String name, String more) {
    return "{\"name\":\"%s\",%s,\"regions\":[\"eu-west-1\"]}".formatted(name, more);
  }

  private static String id(String id) {
    return "\"id\":\"%s\",\"profile\":\"p\"".formatted(id);
  }
}
