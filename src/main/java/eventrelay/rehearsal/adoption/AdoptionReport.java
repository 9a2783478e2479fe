package eventrelay.rehearsal.adoption;

import static eventrelay.rehearsal.print.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.SafeJson;
import eventrelay.rehearsal.print.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of a deployment that exists already: adopted, changed, replaced, new. */
public final class AdoptionReport implements PrintableReport {
  private static final String INDENT = "    ";

  private static final String UNSEEN =
      "in no state: Lambda makes it when the function first runs; run the command below that looks for"
          + " it, and take it out of the file if it is not there";

  private final Adoption adoption;
  private final List<String> notes;
  private final Map<String, String> files;
  private final Map<String, List<String>> commands;
  private final List<String> afterwards;

  /**
   * Reports one adoption: what was written, and what to run.
   *
   * @param files by stack, the file that was written; none for a stack with nothing to adopt
   * @param commands by stack, what to run next
   * @param afterwards what to run once every stack is up
   */
  public AdoptionReport(
      Adoption adoption,
      List<String> notes,
      Map<String, String> files,
      Map<String, List<String>> commands,
      List<String> afterwards) {
    this.adoption = adoption;
    this.notes = List.copyOf(notes);
    this.files = Map.copyOf(files);
    this.commands = Map.copyOf(commands);
    this.afterwards = List.copyOf(afterwards);
  }

  /** Writes the lists for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    var stacks = adoption.stacks().stream().map(StackAdoption::stack).toList();
    out.println("Adoption into " + safe(String.join(", ", stacks)));
    notes.forEach(note -> out.println(terminal.yellow("note: ") + safe(note)));
    for (var stack : adoption.stacks()) {
      out.println();
      out.println(
          safe(stack.stack())
              + ": "
              + Optional.ofNullable(files.get(stack.stack()))
                  .map(file -> safe(file) + " written")
                  .orElse("nothing to adopt, so no file"));
      stack(out, terminal, stack);
    }
    if (!adoption.conflicts().isEmpty()) {
      heading(
          out,
          "NOT part of the relay, and overwritten or doubled by it",
          adoption.conflicts().size());
      for (var conflict : adoption.conflicts()) {
        out.println(INDENT + terminal.red("✘ " + safe(conflict.address())));
        out.println(INDENT + INDENT + safe(conflict.because()));
      }
    }
    if (!adoption.unrelated().isEmpty()) {
      heading(out, "not part of the relay: it stays as it is", adoption.unrelated().size());
      for (var other : adoption.unrelated()) {
        out.println(INDENT + safe(other.address()));
        out.println(INDENT + INDENT + terminal.dim(safe(other.because())));
      }
    }
    out.println();
    out.println("Then, in this order:");
    adoption.stacks().stream()
        .flatMap(stack -> commands.getOrDefault(stack.stack(), List.of()).stream())
        .forEach(command -> out.println(INDENT + safe(command)));
    afterwards.forEach(command -> out.println(INDENT + safe(command)));
    out.println();
    out.println(end(terminal));
  }

  private void stack(PrintStream out, Terminal terminal, StackAdoption stack) {
    if (!adoption.known()) {
      list(out, terminal, stack, "may exist, under these ids", any -> true);
    } else {
      list(out, terminal, stack, "adopted as it is", adopted -> adopted.changes().isEmpty());
      list(
          out,
          terminal,
          stack,
          "adopted, and changed by the next up",
          adopted -> !adopted.changes().isEmpty() && !adopted.replaced());
      if (stack.adopted().stream().anyMatch(Adopted::replaced)) {
        list(out, terminal, stack, "WOULD BE REPLACED by the next up", Adopted::replaced);
      }
    }
    heading(out, "new", stack.fresh().size());
    for (var resource : stack.fresh()) {
      out.println(INDENT + safe(resource.name() + "  " + resource.type()));
    }
  }

  private void list(
      PrintStream out,
      Terminal terminal,
      StackAdoption stack,
      String heading,
      Predicate<Adopted> belongs) {
    var adopted = stack.adopted().stream().filter(belongs).toList();
    heading(out, heading, adopted.size());
    for (var one : adopted) {
      var name = safe(one.resource().name() + "  " + one.id());
      out.println(INDENT + (one.replaced() ? terminal.red("✘ " + name) : name));
      if (adoption.known() && one.address().isEmpty()) {
        out.println(INDENT + INDENT + terminal.yellow(UNSEEN));
      }
      one.changes().forEach(change -> change(out, terminal, change));
    }
  }

  private static void change(PrintStream out, Terminal terminal, Change change) {
    out.println(
        INDENT + INDENT + safe(change.input()) + terminal.dim("  " + safe(change.because())));
    out.println(INDENT + INDENT + INDENT + terminal.red("- " + safe(change.from())));
    out.println(INDENT + INDENT + INDENT + terminal.green("+ " + safe(change.to())));
  }

  private static void heading(PrintStream out, String text, int count) {
    out.println("  %s (%d)".formatted(text, count));
  }

  private String end(Terminal terminal) {
    if (!adoption.known()) {
      return "without --terraform-state nothing says what exists: take out of each file what does"
          + " not, since an import may stop at it or record it as if it were there";
    }
    if (!adoption.replaces() && !adoption.conflicts().isEmpty()) {
      return terminal.red(
          "✘ nothing would be replaced, but something overwritten or delivered twice");
    }
    return adoption.replaces()
        ? terminal.red("✘ something would be replaced")
            + ": AWS cannot change it in place; docs/adopt.md says how to make it the same first"
        : terminal.green("✔ nothing would be replaced");
  }

  /** Writes the lists for programs. */
  @Override
  public void json(PrintStream out) {
    var root = JsonNodeFactory.instance.objectNode();
    notes.forEach(root.putArray("notes")::add);
    root.put("known", adoption.known());
    var stacks = root.putArray("stacks");
    for (var stack : adoption.stacks()) {
      var object = stacks.addObject().put("stack", stack.stack());
      object.put("file", files.get(stack.stack()));
      var adopted = object.putArray("adopted");
      var changed = object.putArray("changed");
      var replaced = object.putArray("replaced");
      for (var one : stack.adopted()) {
        var list = one.replaced() ? replaced : one.changes().isEmpty() ? adopted : changed;
        adopted(list.addObject(), one);
      }
      var fresh = object.putArray("new");
      for (var resource : stack.fresh()) {
        fresh.addObject().put("name", resource.name()).put("type", resource.type());
      }
      commands.getOrDefault(stack.stack(), List.of()).forEach(object.putArray("commands")::add);
    }
    afterwards.forEach(root.putArray("afterwards")::add);
    var conflicts = root.putArray("conflicts");
    for (var conflict : adoption.conflicts()) {
      conflicts.addObject().put("address", conflict.address()).put("because", conflict.because());
    }
    var unrelated = root.putArray("unrelated");
    for (var other : adoption.unrelated()) {
      unrelated.addObject().put("address", other.address()).put("because", other.because());
    }
    SafeJson.print(out, root);
  }

  private static void adopted(ObjectNode object, Adopted adopted) {
    object
        .put("name", adopted.resource().name())
        .put("type", adopted.resource().type())
        .put("id", adopted.id());
    adopted.address().ifPresent(address -> object.put("address", address));
    var changes = object.putArray("changes");
    for (var change : adopted.changes()) {
      changes
          .addObject()
          .put("input", change.input())
          .put("from", change.from())
          .put("to", change.to())
          .put("because", change.because())
          .put("replaces", change.replaces());
    }
  }
}
