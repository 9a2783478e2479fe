package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers an export's resources and checks what no single resource can show: one stack, and no URN
 * twice. The stack's name comes from the <a
 * href="https://www.pulumi.com/docs/iac/concepts/resources/names/#urns">URNs</a>.
 */
final class ResourceList {
  private static final String URN_PREFIX = "urn:pulumi:";

  private final Path file;
  private final List<ResourceState> resources = new ArrayList<>();
  private final Set<String> urns = new HashSet<>();
  private String stack;

  ResourceList(Path file) {
    this.file = file;
  }

  void add(int index, ObjectNode tree) {
    var reader = new ResourceReader(file, index, tree);
    var resource = reader.read();
    var itsStack = stackOf(resource.urn());
    if (itsStack.isEmpty()) {
      throw reader.wrong(
          "its urn is not of the form urn:pulumi:<stack>::<project>::<type>::<name>");
    }
    if (stack != null && !stack.equals(itsStack)) {
      throw reader.wrong("it belongs to stack " + itsStack + ", those before it to stack " + stack);
    }
    stack = itsStack;
    // What waits for deletion shares its URN with what has replaced it.
    if (reader.isPendingDeletion()) {
      return;
    }
    if (!urns.add(resource.urn())) {
      throw reader.wrong("another resource has the same urn");
    }
    resources.add(resource);
  }

  Deployment deployment(List<String> notes) {
    if (stack == null) {
      throw UnusableInputException.in(
          file,
          "deployment.resources is empty, so the stack has no name",
          "export the stack after `pulumi up`");
    }
    return new Deployment(stack, resources, notes);
  }

  private static String stackOf(String urn) {
    // A name may itself hold "::", so only the first three parts are taken apart.
    var parts = List.of(urn.split("::", 4));
    var complete = parts.size() == 4 && !parts.contains("");
    return complete && parts.get(0).startsWith(URN_PREFIX)
        ? parts.get(0).substring(URN_PREFIX.length())
        : "";
  }
}
