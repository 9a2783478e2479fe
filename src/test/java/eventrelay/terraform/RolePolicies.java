package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policies that docs/ci.md gives to the roles for previews and for deployments. */
final class RolePolicies {
  private static final Path FOLDER = Path.of("docs/policies");
  private static final Map<String, String> ACCOUNTS =
      Map.of("111111111111", "management", "222222222222", "development");

  /** The credentials of the tests themselves, not of a workflow. */
  private static final String LOGIN = "sts:AssumeRole";

  private RolePolicies() {}

  /**
   * Each call is allowed to the role that makes it, and one that writes is refused to previews.
   *
   * @param previewing what previews ask
   * @param deploying what updates and deletions ask
   */
  static void decide(List<AskedOfIam> previewing, List<AskedOfIam> deploying) throws IOException {
    var wrong = new ArrayList<String>();
    for (var asked : new LinkedHashSet<>(previewing)) {
      if (!asked.action().equals(LOGIN)) {
        expect(asked, "preview", true, wrong);
        expect(asked, "deploy", true, wrong);
      }
    }
    for (var asked : new LinkedHashSet<>(deploying)) {
      if (!asked.action().equals(LOGIN)) {
        expect(asked, "deploy", true, wrong);
        if (asked.writes()) {
          expect(asked, "preview", false, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void expect(AskedOfIam asked, String role, boolean allowed, List<String> wrong)
      throws IOException {
    var decision =
        AccessEvaluator.decide(
            new AccessRequest(
                Principal.parse(
                    "arn:aws:sts::%s:assumed-role/event-relay-%s/s"
                        .formatted(asked.account(), role)),
                asked.action(),
                asked.resource(),
                asked.account(),
                RequestContext.complete(
                    asked.passedTo().isEmpty()
                        ? Map.of()
                        : Map.of("iam:PassedToService", List.of(asked.passedTo())))),
            policies(asked.account(), role),
            Optional.empty());
    if ((decision.access() == Access.ALLOWED) != allowed) {
      wrong.add(
          "role event-relay-%s %s %s on %s: %s"
              .formatted(
                  role,
                  allowed ? "may not" : "may",
                  asked.action(),
                  asked.resource(),
                  decision.because()));
    }
  }

  private static List<Policy> policies(String account, String role) throws IOException {
    var policies = new ArrayList<Policy>();
    for (var name : role.equals("deploy") ? List.of("preview", "deploy") : List.of("preview")) {
      policies.add(Policy.parse(name, Files.readString(file(ACCOUNTS.get(account), name))));
    }
    return policies;
  }

  private static Path file(String folder, String policy) {
    return FOLDER.resolve(folder).resolve(policy + ".json");
  }

  /**
   * Writes which action of which policy is used, as a table; each that is not has its reason.
   *
   * @param asked what previews, updates and deletions ask
   */
  static void cover(List<AskedOfIam> asked, Path table) throws IOException {
    var reasons = Reasons.read("unused-actions.txt");
    var calls =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    each -> ACCOUNTS.get(each.account()) + " " + each.action(),
                    Collectors.counting()));
    // One account's read rights are the other's, whichever half each has.
    var used = asked.stream().map(AskedOfIam::action).collect(Collectors.toSet());
    var rows = new ArrayList<>(List.of("| policy | action | calls |", "| --- | --- | --- |"));
    var wrong = new ArrayList<String>();
    var idle = new TreeSet<String>();
    for (var folder : new TreeSet<>(ACCOUNTS.values())) {
      for (var policy : List.of("preview", "deploy")) {
        for (var action : actions(file(folder, policy))) {
          var isUsed = used.contains(action);
          var reason = reasons.getOrDefault(action, "");
          if (!isUsed) {
            idle.add(action);
          }
          if (!isUsed && reason.isEmpty()) {
            wrong.add("%s/%s.json: nothing uses %s".formatted(folder, policy, action));
          }
          rows.add(
              "| %s/%s | `%s` | %s |"
                  .formatted(
                      folder,
                      policy,
                      action,
                      isUsed ? calls.getOrDefault(folder + " " + action, 0L) : "0: " + reason));
        }
      }
    }
    Files.writeString(table, rows.stream().collect(Collectors.joining("\n", "", "\n")));
    reasons.keySet().stream()
        .filter(action -> !idle.contains(action))
        .forEach(
            action -> wrong.add("unused-actions.txt: " + action + " is used, or in no policy"));
    assertThat(wrong).isEmpty();
  }

  private static Set<String> actions(Path file) throws IOException {
    var actions = new TreeSet<String>();
    for (var statement : Json.read(Files.readString(file)).path("Statement")) {
      var action = statement.path("Action");
      if (action.isTextual()) {
        actions.add(action.asText());
      }
      action.forEach(each -> actions.add(each.asText()));
    }
    return actions;
  }
}
