package eventrelay.rehearsal.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.attack.Attack;
import eventrelay.rehearsal.attack.SampleAttacks;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.report.HtmlPage;
import eventrelay.rehearsal.report.Journeys;
import eventrelay.rehearsal.topology.Topology;
import eventrelay.rehearsal.types.SqsTypes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)><!--<script>{{script}}\u202e\u2028&amp;\\\"'";
  private static final Topology EMPTY = Topology.of(StackFixture.empty().cloud());

  @Test
  void nothingOfAStackOrAnEventEndsTheDataOrIsMarkup() {
    var page =
        page(
            hostile(),
            SampleAttacks.of(
                HOSTILE, HOSTILE, Attack.Outcome.REFUSED, HOSTILE, statements(HOSTILE).get(0)));

    assertThat(page.block()).doesNotContain("<", ">", "&", "\u2028", "\u202e");
    assertThat(page.text().split("</script>", -1)).hasSize(3);
    assertThat(page.text()).doesNotContain("<img");
    // It is shown whole, but for what turns the reading direction or ends a line.
    var shown = HOSTILE.replace("\u202e", "").replace("\u2028", " ");
    var data = page.data();
    assertThat(data.at("/stacks/0").textValue()).isEqualTo(shown);
    assertThat(data.at("/origin/projects/0").textValue()).isEqualTo(shown);
    assertThat(data.at("/origin/files/0").textValue()).isEqualTo(shown);
    assertThat(data.at("/origin/commit").textValue()).isEqualTo(shown);
    assertThat(data.at("/notes/0").textValue()).isEqualTo(shown);
    assertThat(data.at("/hops/0/because").textValue()).isEqualTo(shown);
    assertThat(data.at("/lines/0").textValue()).isEqualTo(shown);
    assertThat(data.at("/events/0/detailType").textValue()).isEqualTo(shown);
    assertThat(data.at("/attacks/0/because").textValue()).isEqualTo(shown);
    assertThat(data.at("/statements/0/label").textValue()).isEqualTo(shown);
  }

  @Test
  void thePageLetsNothingInButItsOwnScriptAndStyle() {
    var page = page(Journeys.delivered());

    var policy = page.inside("Content-Security-Policy\" content=\"", "\">");
    assertThat(policy.split("; "))
        .contains(
            "default-src 'none'",
            "script-src " + hash(page.inside("<script>", "</script>")),
            "style-src " + hash(page.inside("<style>", "</style>")),
            "img-src data:");
    assertThat(policy).doesNotContain("unsafe", "http", "*");
    assertThat(page.text().replace(page.block(), "")).doesNotContain("{{");
    assertThat(Pattern.compile("(?:src|href)=\"(?!data:|#)").matcher(page.text()).find()).isFalse();
    assertThat(page.inside("<script>", "</script>"))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  @Test
  void eachHopSaysHowItIsShown() {
    assertThat(standings(Journeys.delivered()))
        .containsExactly("passed", "aside", "passed", "passed", "passed", "passed");
    assertThat(standings(Journeys.filtered())).containsExactly("filtered");
    assertThat(standings(Journeys.filteredByMistake())).containsExactly("stopped");
    assertThat(standings(Journeys.lost())).containsExactly("aside", "passed", "stopped");
    assertThat(standings(Journeys.deadLettered()))
        .containsExactly("passed", "passed", "stopped", "kept");
    assertThat(standings(Journeys.unproven())).containsExactly("not-judged");
  }

  @Test
  void whatManyJourneysShareStandsInThePageOnce() {
    var data =
        page(new Scenario(
                "",
                "",
                Optional.of(EMPTY),
                IntStream.range(0, 100).mapToObj(i -> Journeys.delivered()).toList()))
            .data();

    assertThat(data.path("events")).hasSize(100);
    assertThat(data.path("hops")).hasSize(6);
    assertThat(data.path("lines")).hasSize(2);
  }

  @Test
  void aDocumentIsShownOverSeveralLinesWithItsNumbersAsTheyAreWritten() {
    assertThat(PageText.pretty("{\"a\":[1.50,\"x\"],\"b\":{}}"))
        .isEqualTo("{\n  \"a\": [\n    1.50,\n    \"x\"\n  ],\n  \"b\": { }\n}");
    assertThat(PageText.pretty("no JSON")).isEqualTo("no JSON");
  }

  @Test
  void attacksThatEndAlikeInAccountsOfTheSameShapeStandOnce() {
    var stack = StackFixture.empty();
    var accounts = List.of("222222222222", "333333333333", "444444444444", "555555555555");
    for (var account : accounts) {
      stack
          .in(account, "{region: 'eu-west-1', allowedAccountIds: ['%s']}".formatted(account))
          .add(SqsTypes.QUEUE, account, "{name: 'q'}");
    }
    // In an order in which that of the account that is drawn is not the first.
    var attacks =
        List.of(1, 0, 2, 3).stream()
            .map(accounts::get)
            .map(
                account ->
                    SampleAttacks.of(
                        "it tries",
                        "arn:aws:sqs:eu-west-1:" + account + ":q",
                        Attack.Outcome.REFUSED,
                        account))
            .toList();

    var data =
        page(
                new Scenario(
                    "", "", Optional.of(Topology.of(stack.cloud())), List.of(Journeys.delivered())),
                attacks.toArray(Attack[]::new))
            .data();

    assertThat(data.path("attacks")).hasSize(1);
    assertThat(data.at("/attacks/0/count").intValue()).isEqualTo(4);
    assertThat(data.at("/attacks/0/at").textValue()).isEqualTo(data.at("/nodes/0/arn").textValue());
    assertThat(data.path("nodes")).hasSize(1);
    assertThat(data.at("/groups/0/accounts"))
        .extracting(account -> account.get(0).textValue())
        .containsExactlyElementsOf(accounts);
  }

  @Test
  void anythingThatIsNotAsItShouldBeIsNotWell() {
    var refused = SampleAttacks.of("a", "b", Attack.Outcome.REFUSED, "c");
    assertThat(report(List.of(Journeys.delivered()), Journeys.deadLettered(), refused).allIsWell())
        .isTrue();
    assertThat(report(List.of(Journeys.lost()), Journeys.deadLettered(), refused).allIsWell())
        .isFalse();
    assertThat(report(List.of(Journeys.delivered()), Journeys.lost(), refused).allIsWell())
        .isFalse();
    assertThat(report(List.of(Journeys.delivered()), Journeys.unproven(), refused).allIsWell())
        .isFalse();
    assertThat(report(List.of(Journeys.unproven()), Journeys.deadLettered(), refused).allIsWell())
        .isFalse();
    assertThat(
            report(
                    List.of(Journeys.delivered()),
                    Journeys.deadLettered(),
                    SampleAttacks.of("a", "b", Attack.Outcome.SUCCEEDED, "c"))
                .allIsWell())
        .isFalse();
    assertThat(
            report(
                    List.of(Journeys.delivered()),
                    Journeys.deadLettered(),
                    SampleAttacks.of("a", "b", Attack.Outcome.UNPROVEN, "c"))
                .allIsWell())
        .isFalse();
  }

  private static List<String> standings(Journey journey) {
    var standings = page(journey).data().at("/scenarios/0/journeys/0/hops");
    return IntStream.range(0, standings.size())
        .mapToObj(i -> standings.get(i).get(1).textValue())
        .toList();
  }

  private static Journey hostile() {
    var event = JsonNodeFactory.instance.objectNode();
    for (var field : List.of("source", "detail-type", "account", "region")) {
      event.put(field, HOSTILE);
    }
    event.putObject("detail").put("state", HOSTILE).put("instance-id", HOSTILE);
    var hop =
        new Hop(
            new AccountRegion(HOSTILE, HOSTILE),
            HOSTILE,
            Verdict.DENIED,
            HOSTILE,
            statements(HOSTILE));
    return new Journey(
        Event.of(event),
        Outcome.DELIVERED,
        Outcome.LOST,
        List.of(hop),
        Optional.of(new FunctionRun(HOSTILE, event, List.of(HOSTILE))));
  }

  private static List<StatementText> statements(String text) {
    var json = JsonNodeFactory.instance.objectNode().put(text, text);
    return List.of(new StatementText(text, json.toString()));
  }

  private static HtmlPage page(Journey journey, Attack... attacks) {
    return page(new Scenario("", "", Optional.of(EMPTY), List.of(journey)), attacks);
  }

  private static HtmlPage page(Scenario declared, Attack... attacks) {
    var out = new ByteArrayOutputStream();
    new HtmlReport(origin(HOSTILE), List.of(HOSTILE), declared, List.of(), List.of(attacks))
        .write(new PrintStream(out, false, StandardCharsets.UTF_8));
    return new HtmlPage(out.toString(StandardCharsets.UTF_8));
  }

  private static PageOrigin origin(String name) {
    return new PageOrigin(
        List.of(name), List.of(name), false, List.of(name), Optional.of(name), Instant.EPOCH);
  }

  private static HtmlReport report(List<Journey> journeys, Journey underFault, Attack attack) {
    return new HtmlReport(
        origin("s"),
        List.of(),
        new Scenario("", "", Optional.of(EMPTY), journeys),
        List.of(new Scenario("bus", "it is gone", Optional.of(EMPTY), List.of(underFault))),
        List.of(attack));
  }

  private static String hash(String element) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(element.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
