package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.IamTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which accounts are taken for members of the organization that the stacks declare. */
class OrganizationOfTest {
  private static final String ROLE = "{name: 'r', assumeRolePolicy: '{\"Statement\":[]}'}";

  @Test
  void anAccountWithARoleIsAMemberAndAnyOtherIsNot() {
    var cloud = declaring("o-a1b2c3d4e5").add(IamTypes.ROLE, "r", ROLE).cloud();

    assertThat(cloud.organizationOf("111111111111")).contains("o-a1b2c3d4e5");
    assertThat(cloud.organizationOf("222222222222")).isEmpty();
  }

  @Test
  void withoutARoleNoAccountIs() {
    assertThat(declaring("o-a1b2c3d4e5").cloud().organizationOf("111111111111")).isEmpty();
  }

  @Test
  void whatTheCommandLineSaysOfAnAccountCounts() {
    var stack = declaring("o-a1b2c3d4e5").add(IamTypes.ROLE, "r", ROLE).deployment();
    var members = Map.of("111111111111", "o-zzzzzzzzzz", "222222222222", "o-a1b2c3d4e5");

    var facts = new OrganizationFacts(members, List.of());
    var cloud =
        new CloudBuilder(List.of(stack), Path.of(""), "event-relay", facts, Map.of()).build();

    assertThat(cloud.organizationOf("111111111111")).contains("o-zzzzzzzzzz");
    assertThat(cloud.organizationOf("222222222222")).contains("o-a1b2c3d4e5");
    assertThat(cloud.organizationOf("333333333333")).isEmpty();
  }

  private static StackFixture declaring(String organization) {
    return StackFixture.home()
        .component("pulumi:pulumi:Stack", "s", "{organization: '" + organization + "'}");
  }
}
