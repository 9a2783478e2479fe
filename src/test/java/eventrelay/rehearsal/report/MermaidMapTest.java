package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.topology.CloudMap;
import eventrelay.rehearsal.topology.FoldedMap;
import eventrelay.rehearsal.topology.Kind;
import eventrelay.rehearsal.topology.Maps;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MermaidMapTest {
  @Test
  void drawsAccountsWithTheirRegionsAndWhatStandsInThem() {
    var map = Maps.hub().sender("222", "a-1").sender("333", "a-1").sender("444", "a-1").map();

    assertThat(draw(map, Set.of("arn:aws:events:eu-west-1:111111111111:event-bus/hub")).text())
        .isEqualTo(
            """
            flowchart LR
              subgraph a111111111111["account 111111111111"]
                subgraph r111111111111_eu_west_1["eu-west-1"]
                  n0[["bus<br>hub"]]
                  n1["function<br>f"]
                end
              end
              subgraph a222["account 222 and 2 more accounts like it"]
                n2(["role<br>r"])
                subgraph r222_a_1["a-1"]
                  n3{{"rule<br>forward"}}
                end
              end
              n3 ==> n0
              n3 -. acts as .-> n2
              classDef stopped stroke:#d1242f,stroke-width:4px
              class n0 stopped
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "plain-Name_1.x/y:z ~ plain-Name_1.x/y:z",
        "a\"] --> evil[\" ~ a#34;#93; --#62; evil#91;#34;",
        "```end ~ #96;#96;#96;end",
        "<script>alert(1)</script> ~ #60;script#62;alert#40;1#41;#60;/script#62;",
        "#quot; & %% ~ #35;quot#59; #38; #37;#37;",
        "起動é ~ 起動é",
        "😀 ~ #128512;",
      })
  void nothingInANameIsMermaids(String name, String label) {
    var map = Maps.hub().node("arn:aws:sqs:eu-west-1:111111111111:q", Kind.QUEUE, name).map();

    assertThat(draw(map, Set.of()).text()).contains("  n2[(\"queue<br>" + label + "\")]\n");
  }

  @Test
  void aLongNameIsCutAndSaysSo() {
    var map =
        Maps.hub().node("arn:aws:sqs:eu-west-1:111111111111:q", Kind.QUEUE, "x".repeat(81)).map();

    assertThat(draw(map, Set.of()).text())
        .contains("x".repeat(80) + "#8230; #40;80 of 81 characters#41;");
  }

  @Test
  void whatDoesNotFitIsLeftOutAndCountedTheReceiverLast() {
    var maps = Maps.hub();
    for (var i = 0; i < 300; i++) {
      maps.ruled("9%03d".formatted(i), "rule" + i, "a-1");
    }

    var drawn = draw(maps.map(), Set.of());

    assertThat(Pattern.compile("(==>|-\\.->|\\.->) n").matcher(drawn.text()).results().count())
        .isBetween(300L, 400L);
    assertThat(drawn.text()).contains("account 111111111111").contains("account 9000");
    assertThat(drawn.leftOut()).hasSize(100).contains("9299").doesNotContain("111111111111");
    assertThat(drawn.text()).doesNotContain("account 9299");
  }

  @Test
  void whereAnEventStoppedIsDrawnBeforeOthers() {
    var maps = Maps.hub();
    for (var i = 0; i < 300; i++) {
      maps.ruled("9%03d".formatted(i), "rule" + i, "a-1");
    }

    var drawn = draw(maps.map(), Set.of("arn:aws:events:a-1:9299:rule/rule299"));

    assertThat(drawn.leftOut()).doesNotContain("9299");
  }

  @Test
  void aCharacterTooManyLeavesAnAccountOut() {
    var map = Maps.hub().sender("222", "a-1").map();
    var whole = draw(map, Set.of()).text();
    var folded = FoldedMap.of(map, Set.of());

    assertThat(MermaidMap.of(folded, Set.of(), whole.length()))
        .isEqualTo(new MermaidMap(whole, List.of()));
    assertThat(MermaidMap.of(folded, Set.of(), whole.length() - 1).leftOut())
        .containsExactly("222");
    assertThat(MermaidMap.of(folded, Set.of(), 10))
        .isEqualTo(new MermaidMap("", List.of("111111111111", "222")));
  }

  private static MermaidMap draw(CloudMap map, Set<String> marked) {
    return MermaidMap.of(FoldedMap.of(map, marked), marked, 50_000);
  }
}
