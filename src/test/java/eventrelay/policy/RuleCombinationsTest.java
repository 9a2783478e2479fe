package eventrelay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.JsonRuleCompiler;

@Timeout(60)
class RuleCombinationsTest {
  private static final String TWO = "'$or':[{'a':[1]},{'b':[1]}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'source':['aws.ec2']} | 1",
        "{'source':['a','b','c'],'detail':{'x':[1,2]}} | 1",
        "{" + TWO + "} | 2",
        "{'c':[1]," + TWO + ",'detail':{" + TWO + "}} | 4",
        "{'$or':[{'a':[1]},{'b':{" + TWO + "},'c':{" + TWO + "}}]} | 5",
        "{'$or':[{'a':{'$or':[{'x':[1]},{'y':{" + TWO + "}}]}},{'b':[1]}]} | 4",
        "{'a':[{'prefix':'$or'},{'anything-but':['$or']}]} | 1",
      })
  void addWithinAListAndMultiplyBetweenLists(String json, long count) throws IOException {
    var pattern = json.replace('\'', '"');

    assertThat(RuleCombinations.in(pattern)).isEqualTo(count);
    assertThat(JsonRuleCompiler.compile(pattern)).hasSize((int) count);
  }

  @Test
  void areThoseThatEventRulerCompiles() throws IOException {
    var random = new Random(20_250_212);
    var compiled = 0;
    for (var i = 0; i < 500; i++) {
      var pattern = object(random, 3);
      var count = RuleCombinations.in(pattern);
      if (count <= 2_000) {
        assertThat(JsonRuleCompiler.compile(pattern)).as(pattern).hasSize((int) count);
        compiled++;
      }
    }
    assertThat(compiled).isGreaterThan(200);
  }

  @Test
  void ofAKeyThatStandsThereTwiceCountTwice() throws IOException {
    var twice = ("{" + TWO + "," + TWO + "}").replace('\'', '"');

    assertThat(RuleCombinations.in(twice)).isEqualTo(4);
    assertThat(JsonRuleCompiler.compile(twice)).hasSize(4);
  }

  @Test
  void areCountedWithoutBeingMade() throws IOException {
    assertThat(RuleCombinations.in(OrPattern.of(15, 3))).isEqualTo(14_348_907);
    assertThat(RuleCombinations.in(OrPattern.of(31, 3))).isEqualTo(617_673_396_283_947L);
    assertThat(RuleCombinations.in(OrPattern.of(32, 3))).isEqualTo(RuleCombinations.UNCOUNTED);
    assertThat(RuleCombinations.in(OrPattern.of(5_000, 30))).isEqualTo(RuleCombinations.UNCOUNTED);
  }

  @Test
  void addUpWithoutEndToo() throws IOException {
    var wide = OrPattern.of(31, 3);
    var sum = "{\"$or\":[" + wide + "," + wide + "]}";

    assertThat(RuleCombinations.in(sum)).isEqualTo(RuleCombinations.UNCOUNTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "7", "{}", "{\"$or\":7}", "{\"$or\":[]}", "{\"$or\":[1,[2]]}"})
  void ofWhatIsNoPatternAreLeftToEventRuler(String json) throws IOException {
    assertThat(RuleCombinations.in(json)).isEqualTo(1);
    assertThat(JsonRuleCompiler.check(json)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "{\"a\":", "{\"$or\":[{\"a\":[1]}", "{\"a\":[1}"})
  void ofWhatIsNoJsonAreNotCounted(String text) {
    assertThatThrownBy(() -> RuleCombinations.in(text)).isInstanceOf(JsonProcessingException.class);
  }

  private static String object(Random random, int depth) {
    var entries = new ArrayList<String>();
    for (var key = random.nextInt(3); key >= 0; key--) {
      entries.add("\"%c%d\":%s".formatted((char) ('a' + key), depth, value(random, depth)));
    }
    for (var or = depth > 0 ? random.nextInt(3) : 0; or > 0; or--) {
      var alternatives = new ArrayList<String>();
      for (var i = random.nextInt(2) + 1; i >= 0; i--) {
        alternatives.add(object(random, depth - 1));
      }
      entries.add("\"$or\":[" + String.join(",", alternatives) + "]");
    }
    return "{" + String.join(",", entries) + "}";
  }

  private static String value(Random random, int depth) {
    return depth > 0 && random.nextBoolean() ? object(random, depth - 1) : "[1,\"x\"]";
  }
}
