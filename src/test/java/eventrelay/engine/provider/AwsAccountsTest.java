package eventrelay.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.names.Arns;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsAccountsTest {
  private static final Arns HUB = Arns.of("eu-west-1", "111111111111");
  private static final Arns SENDER = Arns.of("eu-west-1", "222222222222");
  private static final String ROLE_ARN = "arn:aws:iam::222222222222:role/forwarder";
  private static final Map<String, Object> TARGET =
      Map.of(
          "rule", "forward",
          "eventBusName", "default",
          "targetId", "hub",
          "arn", HUB.bus("hub"),
          "roleArn", ROLE_ARN);

  private final AwsAccounts accounts = new AwsAccounts(Map.of("hub", "111111111111"));

  @Test
  void computesWhatTheRehearsalComputes() {
    var bus = accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub"));

    assertThat(bus.outputs())
        .isEqualTo(
            Map.of("name", "hub", "arn", "arn:aws:events:eu-west-1:111111111111:event-bus/hub"));
    assertThat(accounts.read(HUB, EventBridgeTypes.BUS, "hub", Map.of())).contains(bus);
    assertThat(accounts.read(SENDER, EventBridgeTypes.BUS, "hub", Map.of())).isEmpty();
  }

  @Test
  void refusesASecondOneOfTheSameName() {
    accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub"));
    accounts.create(SENDER, EventBridgeTypes.BUS, Map.of("name", "hub"));
    accounts.create(
        Arns.of("us-east-1", "111111111111"), EventBridgeTypes.BUS, Map.of("name", "hub"));

    assertThatThrownBy(() -> accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub")))
        .isInstanceOf(AwsRefusal.class)
        .hasMessageContaining("ResourceAlreadyExistsException");
  }

  @Test
  void aRoleIsTheAccountsInAllRegions() {
    accounts.create(HUB, IamTypes.ROLE, Map.of("name", "role"));

    var elsewhere = Arns.of("us-east-1", "111111111111");
    assertThatThrownBy(() -> accounts.create(elsewhere, IamTypes.ROLE, Map.of("name", "role")))
        .hasMessageContaining("EntityAlreadyExists");
  }

  @Test
  void nothingExistsWithoutWhatItBelongsTo() {
    Map<String, Object> policy = Map.of("role", "role", "name", "p", "policy", "{}");

    assertThatThrownBy(() -> accounts.create(HUB, IamTypes.ROLE_POLICY, policy))
        .hasMessageContaining("ResourceNotFoundException");
    accounts.create(HUB, IamTypes.ROLE, Map.of("name", "role"));
    accounts.create(HUB, IamTypes.ROLE_POLICY, policy);
    assertThatThrownBy(() -> accounts.delete(HUB, IamTypes.ROLE, "role", Map.of()))
        .hasMessageContaining("ResourceInUse");
    accounts.delete(HUB, IamTypes.ROLE_POLICY, "role:p", Map.of());
    accounts.delete(HUB, IamTypes.ROLE, "role", Map.of());
    assertThat(accounts.all()).isEmpty();
  }

  @Test
  void aFaultFailsOneCall() {
    accounts.failNext(Call.CREATE, EventBridgeTypes.BUS, "not now");

    assertThatThrownBy(() -> accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub")))
        .hasMessageContaining("not now");
    accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub"));
    assertThat(accounts.calls()).containsExactly("CREATE " + EventBridgeTypes.BUS + " hub");
  }

  @Test
  void aTargetIsTakenOnlyOnceBothSidesLetItsRoleIn() {
    accounts.create(HUB, EventBridgeTypes.BUS, Map.of("name", "hub"));
    accounts.create(
        SENDER,
        EventBridgeTypes.RULE,
        Map.of(
            "name",
            "forward",
            "eventBusName",
            "default",
            "eventPattern",
            "{\"source\":[\"aws.ec2\"]}"));
    accounts.create(SENDER, IamTypes.ROLE, Map.of("name", "forwarder"));
    assertRefused();

    accounts.create(
        SENDER,
        IamTypes.ROLE_POLICY,
        Map.of("role", "forwarder", "name", "put", "policy", allow("")));
    assertRefused();

    var principal = "\"Principal\":{\"AWS\":\"%s\"},".formatted(ROLE_ARN);
    accounts.create(
        HUB,
        EventBridgeTypes.BUS_POLICY,
        Map.of(
            "eventBusName",
            "hub",
            "policy",
            allow(principal + "\"Condition\":{\"StringEquals\":{\"events:source\":\"aws.s3\"}},")));
    assertRefused();

    accounts.update(
        HUB,
        EventBridgeTypes.BUS_POLICY,
        "hub",
        Map.of("eventBusName", "hub", "policy", allow(principal)));
    assertThat(accounts.create(SENDER, EventBridgeTypes.TARGET, TARGET).id())
        .isEqualTo("forward-hub");
  }

  private void assertRefused() {
    assertThatThrownBy(() -> accounts.create(SENDER, EventBridgeTypes.TARGET, TARGET))
        .isInstanceOf(AwsRefusal.class)
        .hasMessageContaining("AccessDeniedException");
  }

  private static String allow(String more) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",%s
        "Action":"events:PutEvents","Resource":"%s"}]}"""
        .formatted(more, HUB.bus("hub"));
  }

  @Test
  void aProviderSignsInToTheAccountBehindItsCredentialsIfThatIsAllowed() {
    Map<String, Object> configuration = Map.of("profile", "hub", "region", "eu-west-1");

    assertThat(SignIn.of(accounts, configuration)).isEqualTo(HUB);
    assertThat(SignIn.of(accounts, with(configuration, "[\"111111111111\"]"))).isEqualTo(HUB);
    assertThatThrownBy(() -> SignIn.of(accounts, with(configuration, "[\"222222222222\"]")))
        .hasMessage("AWS account ID not allowed: 111111111111");
    assertThatThrownBy(() -> SignIn.of(accounts, Map.of("profile", "x", "region", "eu-west-1")))
        .hasMessageContaining("\"x\"");
  }

  private static Map<String, Object> with(Map<String, Object> configuration, String allowed) {
    var all = new java.util.HashMap<>(configuration);
    all.put("allowedAccountIds", allowed);
    return all;
  }
}
