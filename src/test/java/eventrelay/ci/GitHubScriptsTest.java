package eventrelay.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code .ci/comment}, {@code .ci/drift} and {@code .ci/drift-issue} ask of GitHub. */
@Timeout(120)
class GitHubScriptsTest {
  private static final String RUN = "https://github.example/acme/relay/actions/runs/77";

  /** Answers a search with what the file of that name holds, and writes down every call. */
  private static final String GH =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"$RECORD/calls"
      for argument; do
        case $argument in
          body=@*) cat "${argument#body=@}" >"$RECORD/body" ;;
          --jq) [ ! -f "$RECORD/found" ] || cat "$RECORD/found" ;;
        esac
      done
      """;

  @TempDir private Path folder;

  @BeforeEach
  void standIns() throws IOException {
    command("gh", GH);
    Files.createFile(folder.resolve("calls"));
  }

  @Test
  void theFirstReportIsANewComment() throws Exception {
    var report = Files.writeString(folder.resolve("report.md"), "### ✔ 10 events `$(id)`\n");

    assertThat(run(".ci/comment", "5", report.toString())).isEqualTo(0);

    assertThat(calls()).hasSize(2);
    assertThat(calls().get(0))
        .contains("repos/acme/relay/issues/5/comments?per_page=100", "github-actions[bot]")
        .contains("startswith(\"<!-- event-relay: rehearsal -->\")");
    assertThat(calls().get(1))
        .startsWith("api --silent --method POST repos/acme/relay/issues/5/comments --field body=@");
    assertThat(body())
        .isEqualTo("<!-- event-relay: rehearsal -->\n\n## Rehearsal\n\n### ✔ 10 events `$(id)`\n");
  }

  @Test
  void aLaterReportReplacesTheComment() throws Exception {
    Files.writeString(folder.resolve("found"), "901\n902\n");
    var report = Files.writeString(folder.resolve("report.md"), "new\n");

    assertThat(run(".ci/comment", "5", report.toString())).isEqualTo(0);

    assertThat(calls()).hasSize(2);
    assertThat(calls().get(1))
        .startsWith("api --silent --method PATCH repos/acme/relay/issues/comments/901 --field");
  }

  @Test
  void anEmptyReportSaysWhereTheReasonIs() throws Exception {
    var report = Files.createFile(folder.resolve("report.md"));

    run(".ci/comment", "5", report.toString());

    assertThat(body()).contains("wrote no report. The reason is in the log of " + RUN);
  }

  @Test
  void aLongReportIsCutWhereALineEndsAndSaysWhereTheRestIs() throws Exception {
    var text =
        "<details><summary>𝒳 all</summary>\n\n```mermaid\n" + "é😀 a long line\n".repeat(6_000);
    var report = Files.writeString(folder.resolve("report.md"), text);

    assertThat(run(".ci/comment", "5", report.toString())).isEqualTo(0);

    assertThat(body().length()).isBetween(63_000, 65_536);
    assertThat(body())
        .endsWith(
            "é😀 a long line\n```\n\n</details>\n\nThis is cut, since GitHub takes 65,536 characters"
                + " here. The rest is at "
                + RUN
                + ".\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "same    | same    |     | 1 | --jq",
        "same    | same    | 12  | 3 | PATCH repos/acme/relay/issues/12 --raw-field state=closed",
        "drifted | same    |     | 2 | POST repos/acme/relay/issues --raw-field title=The deployment",
        "same    | drifted | 12  | 2 | --method PATCH repos/acme/relay/issues/12 --field body=@",
        "unknown | drifted | 12  | 2 | --method PATCH repos/acme/relay/issues/12 --field body=@",
        "unknown | same    | 12  | 1 | --jq",
      })
  void anIssueFollowsTheDrift(String mgmt, String dev, String open, int calls, String last)
      throws Exception {
    found(mgmt, "mgmt", "~ policy: <a> ${{ github.token }}");
    found(dev, "dev", "nothing");
    if (open != null) {
      Files.writeString(folder.resolve("found"), open + "\n");
    }

    assertThat(run(".ci/drift-issue", folder.resolve("drift").toString())).isEqualTo(0);

    assertThat(calls()).hasSize(calls);
    assertThat(calls().get(0))
        .contains("repos/acme/relay/issues?state=open", ".pull_request == null", "[bot]");
    assertThat(calls().get(calls - 1)).contains(last);
    if (calls == 2) {
      assertThat(body())
          .startsWith("<!-- event-relay: drift -->\n")
          .contains(RUN, "~ policy: <a> ${{ github.token }}", "nothing");
    } else if (calls == 3) {
      assertThat(calls().get(1)).contains("--method POST repos/acme/relay/issues/12/comments");
      assertThat(body()).isEqualTo("The drift is gone: AWS has what main declares. " + RUN + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | Resources: 9 unchanged | same",
        "255 | error: no changes were expected but changes were proposed | drifted",
        "255 | error: no changes were expected for update but changes were proposed | drifted",
        "255 | error: could not assume the role | unknown",
      })
  void aPreviewThatFailsIsDriftOnlyIfItSaysSo(int status, String says, String outcome)
      throws Exception {
    command(
        "pulumi", "#!/bin/sh\nprintf '%s\\n' \"$*\" '````' '" + says + "'\nexit " + status + "\n");

    assertThat(run(".ci/drift", "mgmt", folder.resolve("drift").toString())).isEqualTo(status);

    assertThat(folder.resolve("drift/mgmt.outcome")).content().isEqualTo(outcome + "\n");
    assertThat(folder.resolve("drift/mgmt.md"))
        .content()
        .isEqualTo(
            ("### mgmt: %s\n\n````text\npreview --stack mgmt --refresh --expect-no-changes --diff"
                    + " --non-interactive --color never\n''''\n%s\n\n````\n\n")
                .formatted(outcome, says));
  }

  private void found(String outcome, String stack, String text) throws IOException {
    var drift = Files.createDirectories(folder.resolve("drift"));
    Files.writeString(drift.resolve(stack + ".outcome"), outcome + "\n");
    Files.writeString(drift.resolve(stack + ".md"), text + "\n");
  }

  private void command(String name, String script) throws IOException {
    var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private String body() throws IOException {
    return Files.readString(folder.resolve("body"));
  }

  private int run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("RECORD", folder.toString());
    environment.put("GITHUB_REPOSITORY", "acme/relay");
    environment.put("GITHUB_SERVER_URL", "https://github.example");
    environment.put("GITHUB_RUN_ID", "77");
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
    return process.exitValue();
  }
}
