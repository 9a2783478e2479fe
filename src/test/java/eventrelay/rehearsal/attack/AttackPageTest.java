package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/attacks.md is what the kinds of attacks say. */
class AttackPageTest {
  private static final Path PAGE = Path.of("docs", "attacks.md");
  private static final Path FILES =
      Path.of("src", "main", "resources", "eventrelay", "rehearsal", "attack");

  @Test
  void isTheCommittedOne() throws IOException {
    if (Boolean.getBoolean("attacks.rewrite")) {
      Files.writeString(PAGE, AttackPage.text());
    }
    assertThat(PAGE)
        .as("to write it anew: mvn test -Dtest=AttackPageTest -Dattacks.rewrite=true")
        .hasContent(AttackPage.text());
  }

  @Test
  void everyFileIsInTheList() throws IOException {
    try (var files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              AttackKinds.ALL.stream().map(kind -> kind.id() + ".properties").toList());
    }
  }

  @Test
  void everyKindSaysEverything() {
    assertThat(AttackKinds.ALL)
        .allSatisfy(
            kind -> {
              assertThat(List.of(kind.sentence(), kind.remedy(), kind.page())).doesNotContain("");
              assertThat(kind.verb()).contains("%s");
              assertThat(kind.address()).startsWith("https://docs.aws.amazon.com/");
              assertThat(kind.actions()).allMatch(action -> action.matches("[a-z]+:[A-Za-z]+"));
            });
  }
}
