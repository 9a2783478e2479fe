package eventrelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/model.md is what the code says. */
class ModelPageTest {
  private static final Path PAGE = Path.of("docs", "model.md");
  private static final Path KEYS = Path.of("src/test/resources/model/condition-keys.txt");
  private static final Path SOURCE =
      Path.of("src/main/java/eventrelay/rehearsal/access/ConditionKeys.java");

  /** What the keys of organizations begin with. */
  private static final Set<String> PREFIXES =
      Set.of("aws:Principal", "aws:Source", "aws:Resource", "aws:RequestTag");

  @Test
  void isTheCommittedOne() throws IOException {
    var text = ModelPage.text(Files.readAllLines(KEYS));
    if (Boolean.getBoolean("model.rewrite")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE)
        .as("to write it anew: mvn test -Dtest=ModelPageTest -Dmodel.rewrite=true")
        .hasContent(text);
  }

  @Test
  void hasEveryConditionKeyThatTheRehearsalKnows() throws IOException {
    var known =
        Pattern.compile(
                "\\b(?:aws|events|lambda|ec2|glue|codebuild|ssm|identitystore):[A-Za-z][\\w-]+")
            .matcher(Files.readString(SOURCE).replaceAll("(?m)^ *(//|\\*).*$", ""))
            .results()
            .map(MatchResult::group)
            .filter(key -> !PREFIXES.contains(key))
            .toList();
    assertThat(known).hasSizeGreaterThan(40);
    assertThat(Files.readAllLines(KEYS)).containsAll(known).doesNotHaveDuplicates();
  }

  @Test
  void saysOfEveryTypeThatDecidesWhichOfItsInputsDo() {
    var read = ReadProperties.of(SampleStack.deployment());
    assertThat(ResourceTypes.all())
        .filteredOn(type -> type.effect() != EventEffect.BESIDE)
        .allSatisfy(
            type ->
                assertThat(read.of(type.token()))
                    .as("what sample-stack.txt has of %s", type.token())
                    .containsAnyElementsOf(type.inputs()));
  }
}
