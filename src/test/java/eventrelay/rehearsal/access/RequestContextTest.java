package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestContextTest {

  @Test
  void findsAKeyInAnyCase() {
    var context = RequestContext.complete(Map.of("AWS:SourceArn", List.of("a")));

    assertThat(context.values("aws:sourceARN")).contains(List.of("a"));
    assertThat(context.present("aws:sourceARN")).isEqualTo(Truth.YES);
  }

  @Test
  void refusesAKeyTwice() {
    var values = Map.of("aws:k", List.of("a"), "AWS:K", List.of("b"));

    assertThatThrownBy(() -> RequestContext.complete(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("the context has (aws:k|AWS:K) twice");
  }

  @Test
  void aKeyThatNothingIsSaidOfIsAbsentFromACompleteContextOnly() {
    assertThat(RequestContext.complete(Map.of()).present("aws:k")).isEqualTo(Truth.NO);
    assertThat(RequestContext.complete(Map.of()).values("aws:k")).contains(List.of());
    assertThat(RequestContext.open().present("aws:k")).isEqualTo(Truth.PERHAPS);
    assertThat(RequestContext.open().values("aws:k")).isEmpty();
    assertThat(RequestContext.open().why("aws:k")).contains("not known", "settles it");
  }

  @Test
  void aKeyWithoutValuesIsAbsent() {
    var context = RequestContext.complete(Map.of("aws:k", List.of()));

    assertThat(context.present("aws:k")).isEqualTo(Truth.NO);
  }

  @Test
  void allTagsAreOneLine() {
    var context = RequestContext.open().lacks("aws:TagKeys aws:RequestTag/*");

    assertThat(context.present("aws:requesttag/any")).isEqualTo(Truth.NO);
    assertThat(context.present("aws:TagKeys")).isEqualTo(Truth.NO);
    assertThat(context.present("aws:ResourceTag/any")).isEqualTo(Truth.PERHAPS);
  }

  @Test
  void whetherAKeyIsThereIsWhatAllReadingsSay() {
    var context =
        RequestContext.open()
            .may("both", "w", List.of(List.of("a"), List.of("b")))
            .may("either", "w", List.of(List.of("a"), List.of()))
            .hides("w", "hidden")
            .leavesOpen("w", "open");

    assertThat(context.present("both")).isEqualTo(Truth.YES);
    assertThat(context.present("either")).isEqualTo(Truth.PERHAPS);
    assertThat(context.present("hidden")).isEqualTo(Truth.YES);
    assertThat(context.present("open")).isEqualTo(Truth.PERHAPS);
    assertThat(context.values("both")).isEmpty();
    assertThat(context.given("either")).isEqualTo("a or none");
  }
}
