package eventrelay.rehearsal.attack;

import static eventrelay.rehearsal.print.Terminal.safe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.print.Markdown;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.ResourceName;
import eventrelay.rehearsal.print.SafeJson;
import eventrelay.rehearsal.print.Section;
import eventrelay.rehearsal.print.Terminal;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what to which resource, and which statement says so. */
public final class AttackTable implements PrintableReport {
  private static final int LONGEST_TABLE = 60_000;

  /** What to say where there was nothing to attack. */
  public static final String NOTHING =
      "nothing was attacked: these stacks have no bus, role, function, queue or topic that an event"
          + " passes";

  private final List<String> stacks;
  private final List<Attack> attacks;
  private final boolean all;

  /**
   * A table of the ways in.
   *
   * @param all true to list what is refused, too, which is counted in any case
   */
  public AttackTable(List<String> stacks, List<Attack> attacks, boolean all) {
    this.stacks = List.copyOf(stacks);
    this.attacks = List.copyOf(attacks);
    this.all = all;
  }

  /** True if there was an attempt, and none came through that events do not need. */
  public boolean allRefused() {
    return isWell(attacks);
  }

  /** True if there was an attempt, and none came through that events do not need. */
  public static boolean isWell(List<Attack> attacks) {
    return attacks.stream().anyMatch(attack -> attack.outcome() != Outcome.BY_DESIGN)
        && attacks.stream().allMatch(attack -> attack.outcome().isWell());
  }

  private long count(Outcome... outcomes) {
    return attacks.stream()
        .filter(attack -> List.of(outcomes).contains(attack.outcome()))
        .mapToLong(Attack::count)
        .sum();
  }

  private long attempts() {
    return count(Outcome.SUCCEEDED, Outcome.UNPROVEN, Outcome.REFUSED);
  }

  /** The rows to show, by resource; a resource that something is wrong with comes first. */
  private Map<String, List<Attack>> shown() {
    var byResource =
        attacks.stream()
            .filter(attack -> all || attack.outcome() != Outcome.REFUSED)
            .collect(Collectors.groupingBy(Attack::at, LinkedHashMap::new, Collectors.toList()));
    var ordered = new LinkedHashMap<String, List<Attack>>();
    Stream.of(false, true)
        .forEach(
            well ->
                byResource.forEach(
                    (arn, rows) -> {
                      if (well == rows.stream().allMatch(row -> row.outcome().isWell())) {
                        ordered.put(
                            arn,
                            rows.stream()
                                .sorted((one, other) -> one.outcome().compareTo(other.outcome()))
                                .toList());
                      }
                    }));
    return ordered;
  }

  /** Writes the table for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    out.println("Attacks on " + safe(String.join(", ", stacks)));
    shown()
        .forEach(
            (arn, rows) -> {
              out.println();
              out.println(safe(heading(arn)));
              rows.forEach(row -> text(out, terminal, row));
            });
    out.println();
    out.println(end());
  }

  private static void text(PrintStream out, Terminal terminal, Attack attack) {
    out.println(
        switch (attack.outcome()) {
              case REFUSED -> terminal.green("✔ refused  ");
              case BY_DESIGN -> terminal.green("✔ by design ");
              case UNPROVEN -> terminal.blue("? unproven ");
              case SUCCEEDED -> terminal.red("✘ SUCCEEDS ");
            }
            + safe(sentence(attack)));
    if (!attack.outcome().isWell()) {
      out.println("    " + terminal.dim(safe(attack.request())));
    }
    out.println("    " + terminal.dim(safe(attack.because())));
    if (!attack.remedy().isEmpty()) {
      out.println("    to close it: " + safe(attack.remedy()));
    }
  }

  private static String heading(String arn) {
    var place = AccountRegion.of(arn);
    return "%s in %s%s"
        .formatted(
            ResourceName.of(arn).text(),
            place.account(),
            place.region().isEmpty() ? "" : " " + place.region());
  }

  private static String sentence(Attack attack) {
    return "%s [%s]%s"
        .formatted(
            attack.attempt(),
            attack.id(),
            attack.count() > 1 ? " ×%,d".formatted(attack.count()) : "");
  }

  private String end() {
    if (attempts() == 0) {
      return NOTHING;
    }
    var unproven = count(Outcome.UNPROVEN);
    var needed = count(Outcome.BY_DESIGN);
    return "%,d attacks: %,d refused, %,d succeeded%s%s"
        .formatted(
            attempts(),
            count(Outcome.REFUSED),
            count(Outcome.SUCCEEDED),
            unproven == 0 ? "" : ", %,d unproven".formatted(unproven),
            needed == 0 ? "" : "; %,d allowed by design".formatted(needed));
  }

  /** Writes the table for a pull request, with what succeeds first. */
  @Override
  public void markdown(PrintStream out) {
    var section =
        new Section(LONGEST_TABLE)
            .line(Markdown.row("", "resource", "attempt", "because"))
            .line("|---|---|---|---|");
    shown().values().forEach(rows -> rows.forEach(row -> section.item(() -> markdown(row) + "\n")));
    out.print("### %s %s\n\n".formatted(allRefused() ? "✔" : "✘", Markdown.text(end())));
    out.print("Attacks on %s.\n\n".formatted(Markdown.text(String.join(", ", stacks))));
    out.print(section.text());
    if (section.left() > 0) {
      out.print("\nand %d more rows, which do not fit here\n".formatted(section.left()));
    }
    out.println();
  }

  private static String markdown(Attack attack) {
    var because =
        attack.outcome().isWell()
            ? attack.because()
            : "%s: %s; to close it: %s"
                .formatted(attack.request(), attack.because(), attack.remedy());
    return Markdown.row(
        switch (attack.outcome()) {
          case REFUSED -> "✔ refused";
          case BY_DESIGN -> "✔ by design";
          case UNPROVEN -> "? **unproven**";
          case SUCCEEDED -> "✘ **succeeds**";
        },
        Markdown.text(heading(attack.at())),
        Markdown.text(sentence(attack)),
        Markdown.text(because));
  }

  /** Writes the table for programs. */
  @Override
  public void json(PrintStream out) {
    var root = JsonNodeFactory.instance.objectNode();
    stacks.forEach(root.putArray("stacks")::add);
    var list = root.putArray("attacks");
    var needed = root.putArray("byDesign");
    shown()
        .values()
        .forEach(
            rows ->
                rows.forEach(row -> json(row.outcome() == Outcome.BY_DESIGN ? needed : list, row)));
    if (attempts() == 0) {
      root.put("nothing", NOTHING);
    }
    root.putObject("summary")
        .put("attacks", attempts())
        .put("refused", count(Outcome.REFUSED))
        .put("succeeded", count(Outcome.SUCCEEDED))
        .put("unproven", count(Outcome.UNPROVEN))
        .put("byDesign", count(Outcome.BY_DESIGN));
    SafeJson.print(out, root);
  }

  private static void json(ArrayNode list, Attack attack) {
    var object =
        list.addObject()
            .put("id", attack.id())
            .put("attempt", attack.attempt())
            .put("at", attack.at())
            .put("principal", attack.principal());
    attack.actions().forEach(object.putArray("actions")::add);
    object
        .put("outcome", attack.outcome().text())
        .put("refused", attack.outcome() == Outcome.REFUSED)
        .put("because", attack.because())
        .put("count", attack.count());
    if (!attack.remedy().isEmpty()) {
      object.put("remedy", attack.remedy());
    }
  }
}
