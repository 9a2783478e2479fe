package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.StackRun;
import eventrelay.StackVariants;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.adoption.Adopted;
import eventrelay.rehearsal.adoption.Adopter;
import eventrelay.rehearsal.adoption.Change;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.ResourceTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seed's deployment, adopted by the real provider into moto; then what the function sends, and
 * what all of it asks of IAM.
 */
class AdoptionIT {
  private static final AccountRegion MANAGEMENT =
      new AccountRegion("111111111111", "ap-northeast-1");

  @TempDir private Path folder;

  @Test
  void theSeedIsAdoptedAndTheRolesOfTheWorkflowsMayDoIt() throws Exception {
    var stacks = stacks();
    try (var lane = Lane.free();
        var endpoints = new Endpoints(lane.moto().uri())) {
      var start = System.nanoTime();
      var terraform = lane.terraform();
      var moto = lane.moto();
      terraform.begin(SeedConfiguration.write(endpoints, terraform).json());
      terraform.apply();
      var seeding = AskedOfIam.by(endpoints.taken());
      var adopted = adopted(stacks);
      var configuration = new TerraformConfiguration(endpoints, terraform.folder()).with(stacks);
      adopted.forEach((address, one) -> configuration.adopt(address, one.id()));
      terraform.begin(configuration.json());

      var plan = terraform.plan();
      var previewing = AskedOfIam.by(endpoints.taken());

      assertThat(imports(plan)).isEqualTo(ids(adopted));
      assertThat(changes(plan)).isEqualTo(lists(adopted));

      terraform.apply();
      var updating = new ArrayList<>(endpoints.taken());
      NotStored.isAll(
          terraform.plan(), configuration, "not-stored.txt", "not-stored-by-updates.txt");
      assertThat(endpoints.answered()).isEqualTo(Reasons.read("not-implemented.txt").keySet());
      previewing.addAll(AskedOfIam.by(endpoints.taken()));
      new Notification(moto, terraform.state())
          .isWhatTheRehearsalSays(UploadedFunction.of(updating, folder));

      var byHand = new ChangedByHand(moto, terraform.state());
      byHand.make();
      var later = new TerraformConfiguration(endpoints, terraform.folder()).with(later());
      terraform.configure(later.without("managed-by").json());
      terraform.apply();
      updating.addAll(endpoints.taken());
      NotStored.isAll(terraform.plan(), later, "not-stored.txt", "not-stored-by-updates.txt");
      byHand.isTakenBack();
      previewing.addAll(AskedOfIam.by(endpoints.taken()));

      // The last step of docs/adopt.md, which the role cannot be deleted before.
      detach(moto);
      terraform.destroy();
      updating.addAll(endpoints.taken());
      var deploying = AskedOfIam.by(updating);
      RolePolicies.decide(previewing, deploying);
      deploying.addAll(previewing);
      // What the seed made is what a first update makes; its attached policy is none of the
      // relay's.
      deploying.addAll(seeding);
      RolePolicies.cover(deploying, terraform.folder().resolveSibling("actions.md"));
      terraform.report(
          "the example state: %d resources adopted, %d questions to IAM, %d different ones"
              .formatted(adopted.size(), deploying.size(), new HashSet<>(deploying).size()),
          start);
    }
  }

  private static List<Deployment> stacks() {
    return stacks(StackRun.shipped("mgmt"));
  }

  /** As a later version of the stack file has them. */
  private static List<Deployment> later() {
    return stacks(StackRun.shipped("mgmt").with("archiveDays: 30").with("logRetentionDays: 365"));
  }

  private static List<Deployment> stacks(StackRun run) {
    var management = run.with("notify: {emails: [ops@example.com], states: [stopped]}").declares();
    return List.of(
        management.deployment(), StackVariants.development(management).declares().deployment());
  }

  /** What the lists adopt, by Terraform's address; the log group is in no state and not there. */
  private static Map<String, Adopted> adopted(List<Deployment> stacks) {
    var adopted = new LinkedHashMap<String, Adopted>();
    var adoption = new Adopter(stacks).from(List.of(TerraformState.read(Seed.FILE)));
    for (var stack : adoption.stacks()) {
      for (var one : stack.adopted()) {
        if (one.address().isPresent()) {
          var type = ResourceTypes.of(one.resource().type()).terraform().name();
          adopted.put("%s.%s_%s".formatted(type, stack.stack(), one.resource().name()), one);
        }
      }
    }
    assertThat(adopted).hasSize(11);
    return adopted;
  }

  private static Map<String, String> ids(Map<String, Adopted> adopted) {
    return adopted.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().id()));
  }

  private static Map<String, String> imports(List<PlannedChange> plan) {
    return plan.stream()
        .filter(change -> !change.imported().isEmpty())
        .collect(Collectors.toMap(PlannedChange::address, PlannedChange::imported));
  }

  private static Map<String, Set<String>> changes(List<PlannedChange> plan) {
    return plan.stream()
        .filter(change -> !change.imported().isEmpty())
        .collect(Collectors.toMap(PlannedChange::address, PlannedChange::attributes));
  }

  private static Map<String, Set<String>> lists(Map<String, Adopted> adopted) {
    var lists = new HashMap<String, Set<String>>();
    adopted.forEach(
        (address, one) -> {
          var terraform = ResourceTypes.of(one.resource().type()).terraform();
          lists.put(
              address,
              one.changes().stream()
                  .map(Change::input)
                  .map(terraform::attribute)
                  // The relay has no tags but its provider's.
                  .map(attribute -> attribute.replaceFirst("^tags$", "tags_all"))
                  .collect(Collectors.toCollection(TreeSet::new)));
        });
    return lists;
  }

  private static void detach(Moto moto) throws IOException, InterruptedException {
    moto.form(
        MANAGEMENT,
        "iam",
        Map.of(
            "Action", "DetachRolePolicy",
            "RoleName", "management_lambda_exec_role",
            "PolicyArn", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
  }
}
