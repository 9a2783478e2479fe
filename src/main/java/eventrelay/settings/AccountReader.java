package eventrelay.settings;

import eventrelay.names.ProviderNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one account: its id, its Regions, and how to get in. */
final class AccountReader {
  private static final Pattern ID = Pattern.compile("[0-9]{12}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/[\\w+=,.@/-]{1,576}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  private final Mistakes mistakes;
  private final RegionsReader regions;

  AccountReader(Mistakes mistakes) {
    this.mistakes = mistakes;
    this.regions = new RegionsReader(mistakes);
  }

  /** The management account: one Region, no name of its own. */
  AccountSettings management(Section section) {
    var id = id(section);
    var region = section.text("region", "region: ap-northeast-1");
    if (!section.has("region")) {
      mistakes.add(section.path("region"), "", "it is missing; write region: ap-northeast-1");
    }
    region.ifPresent(name -> regions.check(section.path("region"), name));
    return finish(
        section,
        ProviderNames.MANAGEMENT,
        Optional.empty(),
        id,
        region.map(List::of).orElse(List.of()));
  }

  /** A development account: a name, and one or more Regions. */
  AccountSettings development(Section section) {
    var example = "name: development";
    var name = section.text("name", example);
    if (!section.has("name")) {
      mistakes.add(section.path("name"), "", "it is missing; write " + example);
    }
    name.ifPresent(value -> checkName(section.path("name"), value));
    var formerly = section.text("formerly", "formerly: the name before this one");
    formerly.ifPresent(value -> checkName(section.path("formerly"), value));
    var id = id(section);
    var names = regions.list(section, "an account");
    return finish(section, name.orElse(""), formerly, id, names);
  }

  private AccountSettings finish(
      Section section,
      String name,
      Optional<String> formerly,
      Optional<String> id,
      List<String> regions) {
    var credentials = credentials(section);
    section.refuseOtherKeys();
    checkRoleIsOfAccount(section, id, credentials);
    // A null is never used: leaving it out is noted as a mistake, so the settings are refused.
    return new AccountSettings(name, formerly, id, regions, credentials.orElse(null));
  }

  private Optional<String> id(Section section) {
    return section
        .value("id")
        .flatMap(
            value -> {
              // `pulumi config set --path` stores digits as a number, unless they begin with 0;
              // what
              // YAML makes of digits that do never has 12.
              if ((value.isTextual() || value.isIntegralNumber())
                  && ID.matcher(value.asText()).matches()) {
                return Optional.of(value.asText());
              }
              mistakes.add(
                  section.path("id"),
                  value,
                  "an account id is 12 digits in quotes; write id: \"222222222222\"");
              return Optional.empty();
            });
  }

  private void checkName(String path, String name) {
    if (name.equals(ProviderNames.MANAGEMENT)) {
      mistakes.add(
          path,
          quoted(name),
          "the management account has this name; write another, such as sandbox");
    } else if (!NAME.matcher(name).matches()) {
      mistakes.add(
          path,
          quoted(name),
          "a name is a lower-case letter and up to 31 letters, digits and hyphens;"
              + " write one such as team-a");
    }
  }

  private Optional<Credentials> credentials(Section section) {
    var profile = section.text("profile", "profile: " + ProviderNames.MANAGEMENT);
    var roleArn =
        section.text("roleArn", "roleArn: arn:aws:iam::222222222222:role/event-relay-deploy");
    var externalId =
        section.text("externalId", "externalId: the id that the role's trust asks for");
    if (section.has("profile") == section.has("roleArn")) {
      mistakes.add(
          section.path("profile"),
          profile.map(AccountReader::quoted).orElse(""),
          section.has("profile")
              ? "there is a roleArn too; write profile or roleArn, not both"
              : "nothing says how to access the account; write profile or roleArn");
    }
    if (section.has("externalId") && !section.has("roleArn")) {
      mistakes.add(
          section.path("externalId"),
          quoted("…"),
          "it goes with a roleArn; add one or take externalId out");
    }
    roleArn.ifPresent(
        arn -> {
          if (!ROLE_ARN.matcher(arn).matches()) {
            mistakes.add(
                section.path("roleArn"),
                quoted(arn),
                "this is not the ARN of a role; write arn:aws:iam::222222222222:role/event-relay-deploy");
          }
        });
    externalId.ifPresent(
        value -> {
          if (!EXTERNAL_ID.matcher(value).matches()) {
            mistakes.add(
                section.path("externalId"),
                quoted("…"),
                "an external id has 2 to 1,224 letters, digits and any of +=,.@:/-_");
          }
        });
    return roleArn
        .<Credentials>map(arn -> new Credentials.Role(arn, externalId))
        .or(() -> profile.map(Credentials.Profile::new));
  }

  private void checkRoleIsOfAccount(
      Section section, Optional<String> id, Optional<Credentials> credentials) {
    if (id.isPresent() && credentials.orElse(null) instanceof Credentials.Role role) {
      var matcher = ROLE_ARN.matcher(role.arn());
      if (matcher.matches() && !matcher.group(1).equals(id.get())) {
        mistakes.add(
            section.path("roleArn"),
            quoted(role.arn()),
            "the role is in another account than id says; write a role of " + id.get());
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
