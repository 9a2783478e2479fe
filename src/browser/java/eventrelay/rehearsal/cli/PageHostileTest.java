package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Names and details that try to be markup. */
class PageHostileTest {
  private static final String HOSTILE =
      "</script><img src=x onerror=\"document.title='broken in'\"><b>&lt;b";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir Path folder;

  @Test
  void anEventIsTextAndNothingElse() throws IOException {
    var json = new ObjectMapper();
    var event = (ObjectNode) json.readTree(Path.of("events/ec2-stopped.json").toFile());
    event.put("id", HOSTILE).withObject("/detail").put("instance-id", HOSTILE);
    var file = folder.resolve("event.json").toFile();
    json.writeValue(file, event);

    BROWSER.open(Pages.write(folder, "--event", file.toString()), "");

    assertThat(BROWSER.find("#events .what").getText()).isEqualTo("stopped " + HOSTILE);
    assertThat(BROWSER.find("#path-heading").getText()).contains(HOSTILE);
    assertThat(BROWSER.texts(".log li"))
        .contains("Instance " + HOSTILE + " changed state to stopped");
    assertThat(BROWSER.all("img, b, main script")).isEmpty();
    assertThat(BROWSER.run("return document.title")).isEqualTo(Pages.TITLE);
    assertThat(BROWSER.texts(".hop")).hasSize(7);
  }
}
