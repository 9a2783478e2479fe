package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.Arns;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionReferenceTest {
  private static final Arns PLACE = Arns.of("eu-west-1", "111111111111");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f | arn:aws:lambda:eu-west-1:111111111111:function:f | ",
        "f:live | arn:aws:lambda:eu-west-1:111111111111:function:f | live",
        "222222222222:function:f | arn:aws:lambda:eu-west-1:222222222222:function:f | ",
        "222222222222:function:f:7 | arn:aws:lambda:eu-west-1:222222222222:function:f | 7",
        "arn:aws:lambda:us-east-1:222222222222:function:f"
            + " | arn:aws:lambda:us-east-1:222222222222:function:f | ",
        "arn:aws:lambda:us-east-1:222222222222:function:f:$LATEST"
            + " | arn:aws:lambda:us-east-1:222222222222:function:f | $LATEST",
        "arn:other | arn:other | ",
      })
  void aFunctionIsNamedInThreeForms(String text, String arn, String qualifier) {
    var reference = FunctionReference.of(text, PLACE);

    assertThat(reference).isEqualTo(new FunctionReference(arn, Optional.ofNullable(qualifier)));
    assertThat(reference.qualified()).isEqualTo(qualifier == null ? arn : arn + ":" + qualifier);
    assertThat(reference.isUnqualified())
        .isEqualTo(qualifier == null || qualifier.equals("$LATEST"));
  }

  @Test
  void aPropertyOfItsOwnNamesTheQualifier() {
    var reference = FunctionReference.of("f:one", PLACE);

    assertThat(reference.or(Optional.of("two")).qualifier()).contains("two");
    assertThat(reference.or(Optional.empty()).qualifier()).contains("one");
  }
}
