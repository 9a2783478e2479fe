package eventrelay.hub;

import static eventrelay.MockedEngine.arn;
import static eventrelay.MockedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.MockedEngine;
import eventrelay.policy.BusPolicy;
import eventrelay.policy.EventPattern;
import eventrelay.policy.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bus that receives and its policy, by themselves. */
@Timeout(60)
class ReceivingBusTest {
  private static final String BUS = "aws:cloudwatch/eventBus:EventBus";
  private static final String POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
  private static final String PROVIDER = "pulumi:providers:aws home";
  private static final List<String> SOURCES = List.of("222222222222", "333333333333");
  private static final Optional<String> NO_ORGANIZATION = Optional.empty();

  private static Consumer<Context> program(
      String bus, List<String> sources, Optional<String> organization) {
    return ctx -> {
      var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
      var child = CustomResourceOptions.builder().provider(account.provider()).build();
      var args =
          HubArgs.builder()
              .bus(bus)
              .sources(sources)
              .accountId(account.id())
              .region(account.region());
      organization.ifPresent(args::organization);
      var receiving = ReceivingBus.declare("x", account.id(), args.build(), child);
      ctx.export("name", receiving.name());
      ctx.export("arn", receiving.arn());
      ctx.export(
          "opened",
          Output.of(receiving.prerequisites().stream().map(Resource::pulumiResourceName).toList()));
    };
  }

  @Test
  void letsInTheForwardingRolesOfTheAccounts() {
    var engine =
        MockedEngine.updating().runs(program("relay", SOURCES, Optional.of("o-a1b2c3d4e5")));

    assertThat(engine.declared())
        .containsExactlyInAnyOrder(PROVIDER, BUS + " x-bus", POLICY + " x-bus-policy");
    assertThat(engine.inputs(BUS, "x-bus"))
        .containsOnlyKeys("name", "description")
        .containsEntry("name", "relay");
    assertThat(engine.inputs(POLICY, "x-bus-policy"))
        .isEqualTo(
            Map.of(
                "eventBusName",
                "relay",
                "policy",
                BusPolicy.document(
                    arn("x-bus"),
                    new Trust(
                        SOURCES,
                        Optional.of("o-a1b2c3d4e5"),
                        "eventbridge-to-management-role-relay"),
                    EventPattern.DEFAULT)));
    assertThat(engine.provider(BUS, "x-bus")).isEqualTo("home");
    assertThat(engine.provider(POLICY, "x-bus-policy")).isEqualTo("home");
    assertThat(engine.export("name")).isEqualTo("relay");
    assertThat(engine.export("arn")).isEqualTo(arn("x-bus"));
    assertThat(engine.export("opened")).isEqualTo(List.of("x-bus-policy"));
  }

  @Test
  void letsInAnyAccountOfAnOrganizationIfNoneIsNamed() {
    var engine =
        MockedEngine.updating().runs(program("relay", List.of(), Optional.of("o-a1b2c3d4e5")));

    var statement = engine.document(POLICY, "x-bus-policy", "policy").at("/Statement/0");
    assertThat(statement.path("Principal")).isEqualTo(json("\"*\""));
    assertThat(statement.at("/Condition/StringEquals"))
        .isEqualTo(json("{\"aws:PrincipalOrgID\": \"o-a1b2c3d4e5\"}"));
  }

  @Test
  void hasNoPolicyIfAllEventsAreOfItsOwnAccount() {
    var engine = MockedEngine.updating().runs(program("default", List.of(), NO_ORGANIZATION));

    assertThat(engine.declared()).containsExactlyInAnyOrder(PROVIDER);
    assertThat(engine.export("opened")).isEqualTo(List.of());
  }

  @Test
  void isNotCreatedIfItIsTheAccountsOwn() {
    var engine = MockedEngine.updating().runs(program("default", SOURCES, NO_ORGANIZATION));

    var arn = "arn:aws:events:eu-west-1:111111111111:event-bus/default";
    assertThat(engine.declared()).containsExactlyInAnyOrder(PROVIDER, POLICY + " x-bus-policy");
    assertThat(engine.inputs(POLICY, "x-bus-policy")).containsEntry("eventBusName", "default");
    assertThat(engine.document(POLICY, "x-bus-policy", "policy").at("/Statement/0/Resource"))
        .isEqualTo(json('"' + arn + '"'));
    assertThat(engine.export("name")).isEqualTo("default");
    assertThat(engine.export("arn")).isEqualTo(arn);
  }

  @Test
  void isPreviewedBeforeItHasAnArn() {
    var preview = MockedEngine.previewing().runs(program("relay", SOURCES, NO_ORGANIZATION));

    assertThat(preview.declared())
        .containsExactlyInAnyOrder(PROVIDER, BUS + " x-bus", POLICY + " x-bus-policy");
    assertThat(preview.inputs(POLICY, "x-bus-policy")).isEqualTo(Map.of("eventBusName", "relay"));
    assertThat(preview.export("name")).isEqualTo("relay");
    assertThat(preview.export("arn")).isNull();
  }

  @Test
  void hasNoPolicyIfAwsRefusesTheBus() {
    var refused = MockedEngine.updating().refusing(BUS);

    assertThat(refused.fails(program("relay", SOURCES, NO_ORGANIZATION)))
        .contains("AWS refuses " + BUS);
    assertThat(refused.declared()).containsExactlyInAnyOrder(PROVIDER, BUS + " x-bus");
  }
}
