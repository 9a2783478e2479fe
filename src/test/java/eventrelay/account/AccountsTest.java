package eventrelay.account;

import static eventrelay.MockedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import eventrelay.MockedEngine;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;

/** The accounts of a stack, by themselves: their providers, and their ids. */
@Timeout(60)
class AccountsTest {
  private static final String PROVIDER = "pulumi:providers:aws";
  private static final List<String> REGIONS = List.of("us-west-2", "eu-west-1");

  private static final AccountSettings HOME =
      new AccountSettings(
          "management",
          Optional.empty(),
          Optional.of("111111111111"),
          List.of("eu-west-1"),
          new Credentials.Profile("admin"));
  private static final AccountSettings KNOWN =
      account("known", Optional.of("222222222222"), Optional.of("asked-for"));
  private static final AccountSettings ASKED = account("asked", Optional.empty(), Optional.empty());

  private static AccountSettings account(
      String name, Optional<String> id, Optional<String> externalId) {
    var role = new Credentials.Role("arn:aws:iam::222222222222:role/deploy", externalId);
    return new AccountSettings(name, Optional.of("old-" + name), id, REGIONS, role);
  }

  @Test
  void haveNoProviderUntilTheyAreUsed() {
    assertThat(MockedEngine.updating().runs(ctx -> new Accounts(ctx)).declared()).isEmpty();
  }

  @Test
  void haveOneProviderForEachRegionThatIsUsed() {
    var engine =
        MockedEngine.updating()
            .runs(
                ctx -> {
                  var accounts = new Accounts(ctx);
                  var home = accounts.home(KNOWN);
                  var everywhere = accounts.everywhere(KNOWN);
                  assertThat(everywhere.get(0)).isSameAs(home).isSameAs(accounts.home(KNOWN));
                  assertThat(everywhere).extracting(Account::region).isEqualTo(REGIONS);
                  accounts.home(HOME);
                });

    assertThat(engine.declared())
        .containsExactlyInAnyOrder(
            PROVIDER + " known", PROVIDER + " known-eu-west-1", PROVIDER + " management");
  }

  @Test
  void stayInTheirAccountAndRegion() {
    var engine = MockedEngine.updating().runs(ctx -> new Accounts(ctx).everywhere(KNOWN));

    assertThat(engine.inputs(PROVIDER, "known")).containsEntry("region", "us-west-2");
    assertThat(engine.inputs(PROVIDER, "known-eu-west-1")).containsEntry("region", "eu-west-1");
    // Complex inputs of a provider arrive as JSON text.
    assertThat(engine.document(PROVIDER, "known-eu-west-1", "allowedAccountIds"))
        .isEqualTo(json("[\"222222222222\"]"));
  }

  @Test
  void areEnteredByProfileOrByRole() {
    var engine =
        MockedEngine.updating()
            .runs(
                ctx -> {
                  var accounts = new Accounts(ctx);
                  accounts.home(HOME);
                  accounts.home(KNOWN);
                  accounts.home(account("plain", Optional.of("333333333333"), Optional.empty()));
                });

    assertThat(engine.inputs(PROVIDER, "management"))
        .containsEntry("profile", "admin")
        .doesNotContainKey("assumeRole");
    assertThat(engine.inputs(PROVIDER, "known")).doesNotContainKey("profile");
    assertThat(engine.document(PROVIDER, "known", "assumeRole"))
        .isEqualTo(
            json(
                """
                {"roleArn": "arn:aws:iam::222222222222:role/deploy", "externalId": "asked-for"}
                """));
    assertThat(engine.document(PROVIDER, "plain", "assumeRole"))
        .isEqualTo(json("{\"roleArn\": \"arn:aws:iam::222222222222:role/deploy\"}"));
  }

  @Test
  void tagWhateverTheirProvidersMake() {
    var engine = MockedEngine.updating().runs(ctx -> new Accounts(ctx).home(HOME));

    assertThat(engine.document(PROVIDER, "management", "defaultTags"))
        .isEqualTo(
            json(
                """
                {"tags": {"project": "event-relay", "stack": "test", "managed-by": "pulumi"}}
                """));
  }

  @Test
  void areTheSameToTheEngineUnderAnotherName() {
    var engine =
        MockedEngine.updating()
            .runs(
                ctx -> {
                  new Accounts(ctx).everywhere(KNOWN);
                  new Accounts(ctx).home(HOME);
                });

    assertThat(engine.aliases("known")).containsExactly("old-known");
    assertThat(engine.aliases("known-eu-west-1")).containsExactly("old-known-eu-west-1");
    assertThat(engine.aliases("management")).isEmpty();
  }

  @Test
  void areNotAskedForAnIdThatTheStackFileSays() {
    var engine = MockedEngine.updating().runs(exporting(KNOWN));

    assertThat(engine.export("id")).isEqualTo("222222222222");
    assertThat(engine.export("bus")).isEqualTo("arn:aws:events:us-west-2:222222222222:event-bus/b");
    verify(engine.mocks(), never()).callAsync(any());
  }

  @Test
  void areAskedOnceForTheirIdThroughTheirOwnProvider() {
    var engine = answering(MockedEngine.updating(), "444444444444").runs(exporting(ASKED));

    assertThat(engine.export("id")).isEqualTo("444444444444");
    assertThat(engine.export("bus")).isEqualTo("arn:aws:events:us-west-2:444444444444:event-bus/b");
    var call = ArgumentCaptor.forClass(Mocks.CallArgs.class);
    verify(engine.mocks(), times(1)).callAsync(call.capture());
    assertThat(call.getValue().token).isEqualTo("aws:index/getCallerIdentity:getCallerIdentity");
    assertThat(call.getValue().provider).contains("::asked::");
    // What is not known cannot be held against the credentials.
    assertThat(engine.inputs(PROVIDER, "asked")).doesNotContainKey("allowedAccountIds");
  }

  @Test
  void areAskedInAPreviewToo() {
    var engine = answering(MockedEngine.previewing(), "444444444444").runs(exporting(ASKED));

    assertThat(engine.export("id")).isEqualTo("444444444444");
  }

  @Test
  void endTheProgramIfTheyDoNotAnswer() {
    var engine = MockedEngine.updating();
    when(engine.mocks().callAsync(any()))
        .thenReturn(CompletableFuture.failedFuture(new RunException("ExpiredToken")));

    assertThat(engine.fails(exporting(ASKED))).contains("ExpiredToken");
  }

  @Test
  void giveTheirIdsAsSourcesAndTheirNamesByIds() {
    var engine =
        answering(MockedEngine.updating(), "444444444444")
            .runs(
                ctx -> {
                  var accounts = new Accounts(ctx);
                  ctx.export("sources", accounts.sources(HOME, List.of(KNOWN, ASKED)));
                  ctx.export("none", accounts.sources(HOME, List.of()));
                  ctx.export("names", accounts.names(List.of(HOME, KNOWN, ASKED)));
                });

    assertThat(engine.export("sources")).isEqualTo(List.of("222222222222", "444444444444"));
    assertThat(engine.export("none")).isEqualTo(List.of());
    assertThat(engine.export("names"))
        .isEqualTo(
            Map.of(
                "111111111111", "management",
                "222222222222", "known",
                "444444444444", "asked"));
  }

  @Test
  void cannotBeTheSameAccountTwice() {
    for (var id : List.of("111111111111", "222222222222")) {
      var engine = answering(MockedEngine.updating(), id);

      assertThat(
              engine.fails(
                  ctx ->
                      ctx.export(
                          "sources", new Accounts(ctx).sources(HOME, List.of(KNOWN, ASKED)))))
          .isEqualTo(
              ("development account asked is account %s, which the stack file has already;"
                      + " check its profile or roleArn")
                  .formatted(id));
    }
  }

  private static Consumer<Context> exporting(AccountSettings account) {
    return ctx -> {
      var accounts = new Accounts(ctx);
      ctx.export("id", accounts.id(account));
      ctx.export("bus", accounts.home(account).arns().applyValue(arns -> arns.bus("b")));
    };
  }

  /** The engine, for accounts that all answer the same when they are asked for their id. */
  private static MockedEngine answering(MockedEngine engine, String id) {
    when(engine.mocks().callAsync(any()))
        .thenReturn(
            CompletableFuture.completedFuture(
                Map.of("accountId", id, "arn", "a", "id", "i", "userId", "u")));
    return engine;
  }
}
