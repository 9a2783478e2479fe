package eventrelay.rehearsal.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.Mutations;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.adoption.Adopter;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformStateTest {
  @TempDir private Path folder;

  @Test
  void dataSourcesAreLeftOut() {
    assertThat(TerraformState.read(Seed.FILE).resources())
        .hasSize(12)
        .noneMatch(resource -> resource.type().equals("aws_caller_identity"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                           | it is not JSON at line 1, column 2",
        "[]                          | it is not a JSON object",
        "{}                          | its version is missing, not 4",
        "{\"version\":3}             | its version is 3, not 4; read and write it once with a Terraform",
        "{\"version\":\"4\"}         | its version is \"4\", not 4",
        "{\"version\":4}             | it has no list resources",
        "{\"version\":4,\"resources\":[{\"mode\":\"managed\",\"type\":\"t\",\"name\":\"n\",\"instances\":[{}]}]} | t.n has no attributes",
      })
  void whatIsNoStateIsSaid(String text, String words) throws IOException {
    var file = Files.writeString(folder.resolve("x.tfstate"), text);

    assertThatThrownBy(() -> TerraformState.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("x.tfstate: " + words)
        .hasMessageContaining("; ");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> TerraformState.read(folder.resolve("none")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("there is no such file; write one with `terraform state pull`");
    assertThatThrownBy(() -> TerraformState.read(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("it is a folder");
  }

  @Test
  void aSpoiltStateEndsInWordsOrInLists() throws IOException {
    var adopter = new Adopter(ShippedStacks.ALL);
    var file = folder.resolve("spoilt.tfstate");
    for (var bytes : Mutations.of(Files.readAllBytes(Seed.FILE), 400).toList()) {
      Files.write(file, bytes);
      try {
        assertThat(adopter.from(List.of(TerraformState.read(file))).stacks()).hasSize(2);
      } catch (UnusableInputException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      }
    }
  }
}
