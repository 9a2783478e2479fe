package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the Principal element of a statement. */
final class PrincipalReader {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  // AWS shows a role or a user that was deleted by its id (IAM User Guide, "IAM identifiers").
  private static final Pattern GONE = Pattern.compile("A(ROA|IDA)[A-Z0-9]{8,}");
  // Callers are services and sessions of roles, so these name no possible caller.
  private static final Pattern NO_CALLER =
      Pattern.compile("arn:aws[a-z-]*:(sts::\\d{12}:federated-user/|iam::cloudfront:user/)[^*?]+");

  private final Place place;
  private final List<String> written = new ArrayList<>();
  private final Set<String> services = new HashSet<>();
  private final Set<String> accounts = new HashSet<>();
  private final List<AwsPrincipal> principals = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private boolean everyone;

  private PrincipalReader(Place place) {
    this.place = place;
  }

  static PrincipalElement read(Place place, JsonNode node) {
    var reader = new PrincipalReader(place);
    if (node.asText().equals("*")) {
      reader.aws("*");
    } else if (node.isObject()) {
      for (var each : node.properties()) {
        for (var name : place.strings("Principal", each.getValue())) {
          reader.add(each.getKey(), name);
        }
      }
    } else {
      throw place.refuse(
          "its Principal " + node + " is not known", "write *, or an object with AWS or Service");
    }
    if (reader.written.isEmpty() && reader.unknown.isEmpty()) {
      reader.unknown.add("its Principal is empty; name at least one");
    }
    return new PrincipalElement(
        List.copyOf(reader.written),
        reader.everyone,
        Set.copyOf(reader.services),
        Set.copyOf(reader.accounts),
        List.copyOf(reader.principals),
        List.copyOf(reader.unknown));
  }

  private void add(String type, String name) {
    switch (type) {
      case "AWS" -> aws(name);
      case "Service" -> service(name);
      // Requests come from services, roles and users only, so these name no possible caller.
      case "Federated", "CanonicalUser" -> written.add(name);
      default -> unknown.add("its Principal type " + type + " is not known; write AWS or Service");
    }
  }

  private void aws(String name) {
    if (GONE.matcher(name).matches()) {
      written.add(
          "%s, which AWS shows for a %s that no longer exists"
              .formatted(name, name.startsWith("AROA") ? "role" : "user"));
      return;
    }
    written.add(name);
    if (name.equals("*")) {
      everyone = true;
    } else if (ACCOUNT.matcher(name).matches()) {
      accounts.add(name);
    } else if (!NO_CALLER.matcher(name).matches()) {
      arn(name);
    }
  }

  private void arn(String name) {
    var problem = "its Principal " + name + " is not known";
    var remedy = "write *, 12 digits, or the whole ARN of a root, role, user or session";
    try {
      principals.add(AwsPrincipal.parse(name));
    } catch (IllegalArgumentException e) {
      // AWS treats no part of a name as a pattern, and accepts ids and ARNs alone.
      if (!name.startsWith("arn:") || name.contains("*") || name.contains("?")) {
        throw place.refuse(problem, remedy);
      }
      unknown.add(problem + "; " + remedy);
    }
  }

  private void service(String name) {
    try {
      services.add(new ServicePrincipal(name).name());
    } catch (IllegalArgumentException e) {
      throw place.refuse(
          "its Principal " + name + " is not known", "write the whole name of the service");
    }
    written.add(name);
  }
}
