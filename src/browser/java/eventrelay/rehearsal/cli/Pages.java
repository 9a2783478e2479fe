package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import eventrelay.rehearsal.stackfile.ProjectFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pages as {@code ./rehearse --format html} writes them. */
final class Pages {
  /** What a page of the shipped stacks is called; `pulumi new` may have renamed the project. */
  static final String TITLE =
      "Rehearsal of " + ProjectFile.name(Path.of("")) + ", stacks mgmt and dev";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Pages() {}

  /** Of the project's own stacks, with these arguments too. */
  static Path write(Path folder, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("--format", "html"));
    arguments.addAll(List.of(more));
    var page = folder.resolve("page.html");
    Files.writeString(page, run(arguments));
    return page;
  }

  /** Of the project's stacks with so many development accounts of the same shape. */
  static Path ofAccounts(int count, Path folder) throws IOException {
    run(List.of("--save-exports", folder.toString(), "--event", "events/ec2-stopped.json"));
    var file = folder.resolve("dev.json");
    var export = JSON.readTree(file.toFile());
    var resources = (ArrayNode) export.at("/deployment/resources");
    var all = JSON.createArrayNode();
    for (var i = 0; i < count; i++) {
      for (var resource : resources) {
        // The stack itself and its reference to the other one stand once.
        if (i == 0 || !resource.path("type").textValue().startsWith("pulumi:pulumi:")) {
          all.add(
              JSON.readTree(
                  resource
                      .toString()
                      .replace("222222222222", account(i))
                      .replace("::development", "::team-%04d".formatted(i))));
        }
      }
    }
    resources.removeAll();
    resources.addAll(all);
    JSON.writeValue(file.toFile(), export);
    return write(
        folder, "--export", folder.resolve("mgmt.json").toString(), "--export", file.toString());
  }

  /** The digits of one of those accounts. */
  static String account(int number) {
    return Long.toString(222222222222L + number * 7919L);
  }

  private static String run(List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Rehearse.run(
        arguments.toArray(String[]::new),
        Path.of(""),
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
    if (err.size() > 0) {
      throw new AssertionError(err.toString(StandardCharsets.UTF_8));
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
