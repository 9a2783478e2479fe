package eventrelay.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnusableInputExceptionTest {
  @Test
  void namesTheFileTheProblemAndTheMend() {
    assertThat(UnusableInputException.in(Path.of("a/b.json"), "it is empty", "fill it"))
        .hasMessage("a/b.json: it is empty; fill it")
        .hasNoCause();
  }

  @Test
  void keepsToOneLineAndKeepsTheCause() {
    var cause = new IllegalStateException("inner");
    assertThat(
            UnusableInputException.in(
                Path.of("odd\nname"), "first\r\n\tsecond\u2028third", "remedy", cause))
        .hasMessage("odd name: first second third; remedy")
        .hasCause(cause);
  }
}
