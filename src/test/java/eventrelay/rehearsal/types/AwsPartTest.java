package eventrelay.rehearsal.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The build takes the used part of the AWS package, and no other, beside the program's jar. */
class AwsPartTest {
  private static final Pattern INCLUDE =
      Pattern.compile("<include name=\"com/pulumi/aws/(\\w+)/\\*\\*\"/>");
  private static final Pattern USE = Pattern.compile("com\\.pulumi\\.aws\\.([a-z]+)\\.");
  private static final Set<String> OF_THE_PROVIDER = Set.of("inputs", "outputs");

  @Test
  void isWhatTheProgramAndTheRegisterUse() throws IOException {
    var pom = INCLUDE.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.results().map(found -> found.group(1)).collect(Collectors.toSet()))
        .as("the parts of the AWS package in pom.xml, used-part-of-the-aws-package")
        .isEqualTo(used());
  }

  private static Set<String> used() throws IOException {
    var used = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (var source : sources.filter(Files::isRegularFile).toList()) {
        USE.matcher(Files.readString(source)).results().forEach(use -> used.add(use.group(1)));
      }
    }
    ResourceTypes.all().stream()
        .map(type -> Pattern.compile("aws:(\\w+)/.*").matcher(type.token()))
        .filter(Matcher::matches)
        .forEach(token -> used.add(token.group(1)));
    used.removeAll(OF_THE_PROVIDER);
    return used;
  }
}
