package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where each explicit provider leads, and how it gets in. */
@Timeout(60)
class ProvidersTest {
  private static final StackRun BOTH =
      StackRun.of(
          "all",
          """
          deploy: both
          management: {id: "111111111111", region: ap-northeast-1, profile: hub-admin}
          development:
            - {name: team-a, id: "222222222222", regions: [us-west-2, eu-west-1],
               roleArn: "arn:aws:iam::222222222222:role/deploy", externalId: asked-for}
            - {name: team-b, id: "033333333333", regions: [us-west-2],
               roleArn: "arn:aws:iam::033333333333:role/deploy"}
          """);

  @Test
  void stayInTheirAccountAndRegion() {
    assertThat(BOTH.declares().providers())
        .extracting(
            provider ->
                provider.state().name()
                    + " "
                    + provider.input("region").textValue()
                    + " "
                    + provider.document("allowedAccountIds"))
        .containsExactlyInAnyOrder(
            "management ap-northeast-1 [\"111111111111\"]",
            "team-a us-west-2 [\"222222222222\"]",
            "team-a-eu-west-1 eu-west-1 [\"222222222222\"]",
            "team-b us-west-2 [\"033333333333\"]");
  }

  @Test
  void getInByProfileOrByRole() {
    var stack = BOTH.declares();
    var management = stack.resource("aws", "management");
    assertThat(management.input("profile").textValue()).isEqualTo("hub-admin");
    assertThat(management.inputKeys()).doesNotContain("assumeRole");
    for (var name : List.of("team-a", "team-a-eu-west-1")) {
      var provider = stack.resource("aws", name);
      assertThat(provider.inputKeys()).doesNotContain("profile");
      assertThat(provider.document("assumeRole"))
          .isEqualTo(
              json(
                  """
                  {"roleArn": "arn:aws:iam::222222222222:role/deploy", "externalId": "asked-for"}
                  """));
    }
    assertThat(stack.resource("aws", "team-b").document("assumeRole"))
        .isEqualTo(json("{\"roleArn\": \"arn:aws:iam::033333333333:role/deploy\"}"));
  }

  @Test
  void tagWhateverTheyMake() {
    assertThat(BOTH.declares().providers())
        .hasSize(4)
        .allSatisfy(
            provider ->
                assertThat(provider.document("defaultTags"))
                    .isEqualTo(
                        json(
                            """
                            {"tags": {"project": "event-relay", "stack": "all",
                                      "managed-by": "pulumi"}}
                            """)));
  }

  @Test
  void areDeclaredForNoAccountThatTheStackDoesNotTouch() {
    assertThat(BOTH.with("deploy: management").declares().providers())
        .extracting(provider -> provider.state().name())
        .containsExactly("management");
    var bus = "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
    assertThat(BOTH.with("deploy: development").hub(bus, "{}").declares().providers())
        .extracting(provider -> provider.state().name())
        .containsExactlyInAnyOrder("team-a", "team-a-eu-west-1", "team-b");
  }
}
