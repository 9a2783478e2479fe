package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.Mutations;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileMutationTest {
  private static final String VALID =
      """
      {
          "version": 3,
          "deployment": {
              "manifest": {"time": "2024-06-07T08:09:10Z", "magic": "", "version": "v3"},
              "resources": [
                  {
                      "urn": "urn:pulumi:dev::relay::pulumi:pulumi:Stack::relay-dev",
                      "custom": false,
                      "type": "pulumi:pulumi:Stack",
                      "outputs": {"bus": "arn:aws:events:eu-west-1:123456789012:event-bus/é"}
                  },
                  {
                      "urn": "urn:pulumi:dev::relay::aws:sqs/queue:Queue::dead-letters",
                      "custom": true,
                      "delete": false,
                      "id": "queue",
                      "type": "aws:sqs/queue:Queue",
                      "inputs": {
                          "retention": 1209600,
                          "policy": {
                              "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                              "plaintext": "{\\"Version\\":\\"2012-10-17\\",\\"n\\":[1.5,null]}"
                          }
                      },
                      "parent": "urn:pulumi:dev::relay::pulumi:pulumi:Stack::relay-dev",
                      "dependencies": ["urn:one"],
                      "propertyDependencies": {"policy": ["urn:one"], "retention": null}
                  }
              ]
          }
      }
      """;

  @TempDir private Path folder;

  @Test
  void everySpoiltExportIsReadOrRefused() throws IOException {
    var file = folder.resolve("export.json");
    Files.writeString(file, VALID);
    assertThat(ExportFile.read(file).resources()).hasSize(2);
    var read = 0;
    var refusals = new ArrayList<String>();
    for (var spoilt : Mutations.of(VALID.getBytes(StandardCharsets.UTF_8), 500).toList()) {
      Files.write(file, spoilt);
      try {
        ExportFile.read(file);
        read++;
      } catch (UnusableInputException refused) {
        refusals.add(refused.getMessage());
      }
    }
    // Both must happen, or the changes are too rough or too mild to show anything.
    assertThat(read).isGreaterThan(20);
    assertThat(refusals)
        .hasSizeGreaterThan(200)
        .allSatisfy(
            message ->
                assertThat(message)
                    .startsWith(file + ": ")
                    .contains("; ")
                    .doesNotContain("\n", "Source:", "fasterxml", "`Stream"));
  }
}
