package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import org.junit.jupiter.api.Test;

/** Which accounts are taken for members of the organization that a bus trusts. */
class OrganizationOfTest {
  private static final String ROLE = "{name: 'r', assumeRolePolicy: '{\"Statement\":[]}'}";

  @Test
  void anAccountWithARoleIsAMemberAndAnyOtherIsNot() {
    var cloud = trusting("o-a1b2c3d4e5").add(IamTypes.ROLE, "r", ROLE).cloud();

    assertThat(cloud.organizationOf("111111111111")).contains("o-a1b2c3d4e5");
    assertThat(cloud.organizationOf("222222222222")).isEmpty();
  }

  @Test
  void withoutARoleNobodyIs() {
    assertThat(trusting("o-a1b2c3d4e5").cloud().organizationOf("111111111111")).isEmpty();
  }

  private static StackFixture trusting(String organization) {
    return StackFixture.home()
        .add(EventBridgeTypes.BUS, "b", "{name: 'b'}")
        .add(
            EventBridgeTypes.BUS_POLICY,
            "b",
            ("{eventBusName: 'b', policy: '{\"Statement\":[{\"Effect\":\"Allow\","
                    + "\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
                    + "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"%s\"}}}]}'}")
                .formatted(organization));
  }
}
