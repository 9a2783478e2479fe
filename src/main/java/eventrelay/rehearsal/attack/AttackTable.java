package eventrelay.rehearsal.attack;

import static eventrelay.rehearsal.print.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.print.Markdown;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.SafeJson;
import eventrelay.rehearsal.print.Section;
import eventrelay.rehearsal.print.Terminal;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** What was tried against the stacks, and which statement refused it. */
public final class AttackTable implements PrintableReport {
  private static final int LONGEST_TABLE = 60_000;

  /** What to say where there was nothing to attack. */
  public static final String NOTHING =
      "nothing was attacked: no rule of these stacks leads to a role, bus, function or queue that they"
          + " have";

  private final List<String> stacks;
  private final List<Attack> attacks;

  /** A table of one row for each attempt. */
  public AttackTable(List<String> stacks, List<Attack> attacks) {
    this.stacks = List.copyOf(stacks);
    this.attacks = List.copyOf(attacks);
  }

  /** True if there was an attempt, and every one was refused. */
  public boolean allRefused() {
    return !attacks.isEmpty() && count(Outcome.REFUSED) == attacks.size();
  }

  private long count(Outcome outcome) {
    return attacks.stream().filter(attack -> attack.outcome() == outcome).count();
  }

  /** Writes the table for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    out.println("Attacks on " + safe(String.join(", ", stacks)));
    out.println();
    for (var attack : attacks) {
      out.println(
          switch (attack.outcome()) {
                case REFUSED -> terminal.green("✔ refused  ");
                case UNPROVEN -> terminal.blue("? unproven ");
                case SUCCEEDED -> terminal.red("✘ SUCCEEDS ");
              }
              + safe(attack.attempt()));
      out.println("    " + terminal.dim(safe(attack.because())));
    }
    out.println();
    out.println(end());
  }

  private String end() {
    if (attacks.isEmpty()) {
      return NOTHING;
    }
    var unproven = count(Outcome.UNPROVEN);
    return "%d attacks: %d refused, %d succeeded%s"
        .formatted(
            attacks.size(),
            count(Outcome.REFUSED),
            count(Outcome.SUCCEEDED),
            unproven == 0 ? "" : ", %d unproven".formatted(unproven));
  }

  /** Writes the table for a pull request, with what succeeds first. */
  @Override
  public void markdown(PrintStream out) {
    var section =
        new Section(LONGEST_TABLE)
            .line(Markdown.row("", "attempt", "because"))
            .line("|---|---|---|");
    attacks.stream()
        .sorted(Comparator.comparing(Attack::outcome))
        .forEach(
            attack ->
                section.item(
                    () ->
                        Markdown.row(
                                switch (attack.outcome()) {
                                  case REFUSED -> "✔ refused";
                                  case UNPROVEN -> "? **unproven**";
                                  case SUCCEEDED -> "✘ **succeeds**";
                                },
                                Markdown.text(attack.attempt()),
                                Markdown.text(attack.because()))
                            + "\n"));
    out.print("### %s %s\n\n".formatted(allRefused() ? "✔" : "✘", Markdown.text(end())));
    out.print("Attacks on %s.\n\n".formatted(Markdown.text(String.join(", ", stacks))));
    out.print(section.text());
    if (section.left() > 0) {
      out.print("\nand %d more attacks, which do not fit here\n".formatted(section.left()));
    }
    out.println();
  }

  /** Writes the table for programs. */
  @Override
  public void json(PrintStream out) {
    var root = JsonNodeFactory.instance.objectNode();
    stacks.forEach(root.putArray("stacks")::add);
    var list = root.putArray("attacks");
    for (var attack : attacks) {
      list.addObject()
          .put("attempt", attack.attempt())
          .put("at", attack.at())
          .put("outcome", attack.outcome().text())
          .put("refused", attack.outcome() == Outcome.REFUSED)
          .put("because", attack.because());
    }
    if (attacks.isEmpty()) {
      root.put("nothing", NOTHING);
    }
    root.putObject("summary")
        .put("attacks", attacks.size())
        .put("refused", count(Outcome.REFUSED))
        .put("succeeded", count(Outcome.SUCCEEDED))
        .put("unproven", count(Outcome.UNPROVEN));
    SafeJson.print(out, root);
  }
}
