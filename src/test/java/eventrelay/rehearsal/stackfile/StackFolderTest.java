package eventrelay.rehearsal.stackfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFolderTest {
  @TempDir private Path folder;

  @Test
  void readsEachStackFileInTheOrderOfNames() throws IOException {
    for (String name :
        List.of(
            "Pulumi.mgmt.yaml",
            "Pulumi.dev-2.yml",
            "Pulumi.dev.eu.yaml",
            "Pulumi.yaml",
            "Pulumi..yaml",
            "Pulumi.dev.yaml.bak",
            "pulumi.low.yaml",
            "README.md")) {
      Files.writeString(folder.resolve(name), "config:\n  name: " + name + "\n");
    }
    var read = StackFolder.read(folder, "event-relay");
    assertThat(read).extracting(StackFile::stack).containsExactly("dev-2", "dev.eu", "mgmt");
    assertThat(read)
        .extracting(StackFile::path)
        .containsExactly(
            folder.resolve("Pulumi.dev-2.yml"),
            folder.resolve("Pulumi.dev.eu.yaml"),
            folder.resolve("Pulumi.mgmt.yaml"));
    assertThat(read.get(2).config()).containsExactly(entry("event-relay:name", "Pulumi.mgmt.yaml"));
  }

  @Test
  void handsOutValuesAsTheEngineDoes() throws IOException {
    assertThat(
            read(
                """
                secretsprovider: passphrase
                encryptedkey: ""
                encryptionsalt: v1:abc
                environment: {values: {environmentVariables: {A: b}}}
                config:
                  event-relay:text: 'it''s "text"'
                  event-relay:quoted: "012345678901"
                  event-relay:unquoted: 012345678901
                  event-relay:number: 123456789012
                  event-relay:flag: true
                  event-relay:yes: yes
                  event-relay:tagged: !!str 12
                  event-relay:empty: ""
                  event-relay:lines: |
                    one
                    two
                  event-relay:block:
                    accounts:
                      - "1"
                      - 2
                    none: ~
                  event-relay:flow: {"accounts": ["1", 2], "none": null}
                  short: a
                  aws:region: eu-west-1
                  aws:config:profile: p
                """))
        .containsExactly(
            entry("event-relay:text", "it's \"text\""),
            entry("event-relay:quoted", "012345678901"),
            entry("event-relay:unquoted", "12345678901"),
            entry("event-relay:number", "123456789012"),
            entry("event-relay:flag", "true"),
            entry("event-relay:yes", "yes"),
            entry("event-relay:tagged", "12"),
            entry("event-relay:empty", ""),
            entry("event-relay:lines", "one\ntwo\n"),
            entry("event-relay:block", "{\"accounts\":[\"1\",2],\"none\":null}"),
            entry("event-relay:flow", "{\"accounts\":[\"1\",2],\"none\":null}"),
            entry("event-relay:short", "a"),
            entry("aws:region", "eu-west-1"),
            entry("aws:profile", "p"));
  }

  @Test
  void readsJsonAndAByteOrderMark() throws IOException {
    assertThat(read("\uFEFF{\"config\": {\"event-relay:a\": {\"b\": [true]}}}"))
        .containsExactly(entry("event-relay:a", "{\"b\":[true]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "---\n",
        "config:\n",
        "config: {}\n",
        "environment: []\n",
        "environment: {imports: []}\n",
        "environment: null\n"
      })
  void takesNoConfigForAnEmptyOne(String text) throws IOException {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void leavesOutWhatIsEncryptedForOthers() throws IOException {
    assertThat(
            read(
                """
                config:
                  aws:secretKey: {secure: AAAB}
                  other:nested: {list: [{secure: AAAB}]}
                  event-relay:secure: {secure: AAAB, more: 1}
                """))
        .containsExactly(entry("event-relay:secure", "{\"secure\":\"AAAB\",\"more\":1}"));
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    refuses(
        folder,
        folder
            + ": it has no stack file; name the folder with the Pulumi.<stack>.yaml files, or"
            + " write one");
    var absent = folder.resolve("absent");
    refuses(
        absent,
        absent + ": there is no such folder; name the folder with the Pulumi.<stack>.yaml files");
    var file = Files.writeString(folder.resolve("Pulumi.dev.yaml"), "");
    refuses(file, file + ": it is not a folder; name the folder it is in");
    var twin = Files.writeString(folder.resolve("Pulumi.dev.yml"), "");
    refuses(folder, twin + ": stack dev also has Pulumi.dev.yaml; delete one of the two");
    Files.delete(twin);
    var inner = Files.createDirectory(folder.resolve("Pulumi.a.yaml"));
    refuses(folder, inner + ": it is a folder, not a file; rename it");
  }

  private static void refuses(Path folder, String message) {
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> StackFolder.read(folder, "event-relay"))
        .withMessage(message);
  }

  private Map<String, String> read(String text) throws IOException {
    Files.writeString(folder.resolve("Pulumi.dev.yaml"), text);
    return StackFolder.read(folder, "event-relay").get(0).config();
  }
}
