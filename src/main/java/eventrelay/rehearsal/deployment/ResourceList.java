package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers an export's resources and checks what no single resource can show: one stack, and no URN
 * twice. The stack's name comes from the <a
 * href="https://www.pulumi.com/docs/iac/concepts/resources/names/#urns">URNs</a>.
 */
final class ResourceList {
  // A name may itself hold "::", so only the first three parts are taken apart.
  private static final Pattern URN =
      Pattern.compile("urn:pulumi:((?:(?!::).)+)::(?:(?!::).)+::(?:(?!::).)+::.+", Pattern.DOTALL);

  private final Path file;
  private final List<ResourceState> resources = new ArrayList<>();
  private final Set<String> urns = new HashSet<>();
  private String stack;

  ResourceList(Path file) {
    this.file = file;
  }

  void add(int index, ObjectNode tree) {
    ResourceReader reader = new ResourceReader(file, index, tree);
    ResourceState resource = reader.read();
    Matcher urn = URN.matcher(resource.urn());
    if (!urn.matches()) {
      throw reader.wrong(
          "its urn is not of the form urn:pulumi:<stack>::<project>::<type>::<name>");
    }
    if (stack != null && !stack.equals(urn.group(1))) {
      throw reader.wrong(
          "it belongs to stack " + urn.group(1) + ", those before it to stack " + stack);
    }
    stack = urn.group(1);
    // What waits for deletion shares its URN with what has replaced it.
    if (reader.isPendingDeletion()) {
      return;
    }
    if (!urns.add(resource.urn())) {
      throw reader.wrong("another resource has the same urn");
    }
    resources.add(resource);
  }

  Deployment deployment() {
    if (stack == null) {
      throw UnusableInputException.in(
          file,
          "deployment.resources is empty, so the stack has no name",
          "export the stack after `pulumi up`");
    }
    return new Deployment(stack, resources);
  }
}
