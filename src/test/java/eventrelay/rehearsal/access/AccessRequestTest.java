package eventrelay.rehearsal.access;

import static eventrelay.rehearsal.access.Samples.putEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessRequestTest {

  @Test
  void findsAKeyInAnyCase() {
    AccessRequest request =
        putEvents("events.amazonaws.com", Map.of("AWS:SourceArn", List.of("a")));

    assertThat(request.values("aws:sourcearn")).containsExactly("a");
    assertThat(request.values("aws:other")).isEmpty();
  }

  @Test
  void refusesAKeyTwice() {
    Map<String, List<String>> context = Map.of("aws:k", List.of("a"), "AWS:K", List.of("b"));

    assertThatThrownBy(() -> putEvents("events.amazonaws.com", context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("the context has (aws:k|AWS:K) twice");
  }
}
