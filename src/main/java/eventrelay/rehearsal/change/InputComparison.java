package eventrelay.rehearsal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.deployment.JsonEquality;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares the inputs of a resource with what they were. */
final class InputComparison {
  private static final String PROVIDER = "pulumi:providers:";

  /** The engine writes this into the inputs of providers; a rehearsal does not know it. */
  private static final String VERSION = "version";

  private final ResourceState before;
  private final ResourceState after;

  InputComparison(ResourceState before, ResourceState after) {
    this.before = before;
    this.after = after;
  }

  List<InputChange> changes() {
    var changes = new ArrayList<InputChange>();
    var names = new TreeSet<String>();
    before.inputs().fieldNames().forEachRemaining(names::add);
    after.inputs().fieldNames().forEachRemaining(names::add);
    for (var name : names) {
      var was = value(before, name);
      var is = value(after, name);
      if (ValueComparison.ignores(name, before.inputs(), after.inputs()) || isEngines(name)) {
        continue;
      }
      if (isSecret(before, name, was) || isSecret(after, name, is)) {
        if (!JsonEquality.values(was, is)) {
          changes.add(new InputChange(name, "", Optional.empty(), Optional.empty(), true));
        }
      } else {
        changes.addAll(new ValueComparison(name).changes(was, is));
      }
    }
    return changes;
  }

  private boolean isEngines(String name) {
    return after.type().startsWith(PROVIDER)
        && name.equals(VERSION)
        && before.inputs().has(VERSION) != after.inputs().has(VERSION);
  }

  private static boolean isSecret(ResourceState resource, String name, JsonNode value) {
    return resource.secretInputs().contains(name) || holdsEncrypted(value);
  }

  private static boolean holdsEncrypted(JsonNode value) {
    if (ExportFile.isEncrypted(value)) {
      return true;
    }
    for (var inner : value) {
      if (holdsEncrypted(inner)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode value(ResourceState resource, String name) {
    var value = resource.inputs().path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
