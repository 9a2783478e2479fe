package eventrelay.rehearsal.stackfile;

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

class StackFileMutationTest {
  private static final String VALID =
      """
      # the management side
      encryptionsalt: v1:abc=
      config:
        aws:region: eu-west-1
        aws:token:
          secure: AAAB
        event-relay:bus: 'relay–bus'
        event-relay:days: 0x0E
        event-relay:share: 1_0.5e1
        event-relay:accounts:
          - "012345678901"
          - {id: "123456789012", on: true}
        event-relay:note: |
          two
          lines
        event-relay:folded: "one \\u0041 \\
          line"
      """;

  @TempDir private Path folder;

  @Test
  void everySpoiltStackFileIsReadOrRefused() throws IOException {
    var file = folder.resolve("Pulumi.dev.yaml");
    Files.writeString(file, VALID);
    assertThat(StackFolder.read(folder, "event-relay").get(0).config()).hasSize(7);
    var read = 0;
    var refusals = new ArrayList<String>();
    for (var spoilt : Mutations.of(VALID.getBytes(StandardCharsets.UTF_8), 500).toList()) {
      Files.write(file, spoilt);
      try {
        StackFolder.read(folder, "event-relay");
        read++;
      } catch (UnusableInputException refused) {
        refusals.add(refused.getMessage());
      }
    }
    // Both must happen, or the changes are too rough or too mild to show anything.
    assertThat(read).isGreaterThan(50);
    assertThat(refusals)
        .hasSizeGreaterThan(200)
        .allSatisfy(
            message ->
                assertThat(message)
                    .startsWith(file + ": ")
                    .contains("; ")
                    .doesNotContain("\n", "org.yaml", "Exception"));
  }
}
