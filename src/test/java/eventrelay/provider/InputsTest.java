package eventrelay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValue.OutputReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the values that the engine hands over. */
@Timeout(60)
class InputsTest {
  private static final String URN = "urn:pulumi:prod::platform::aws:sqs/queue:Queue::q";

  private static Inputs of(PropertyValue value) {
    return new Inputs("Hub", Map.of("key", value));
  }

  private static Output<String> output(PropertyValue value) {
    var read = new AtomicReference<Output<String>>();
    of(value).output("key", read::set);
    return read.get();
  }

  @Test
  void anOutputKeepsItsValueAndTheResourcesThatItIsOf() {
    var data =
        Internal.of(
                output(PropertyValue.of(new OutputReference(PropertyValue.of("a"), Set.of(URN)))))
            .getDataAsync()
            .join();

    assertThat(data.isKnown()).isTrue();
    assertThat(data.getValueNullable()).isEqualTo("a");
    assertThat(data.getResources()).hasSize(1);
    assertThat(data.isSecret()).isFalse();
  }

  @Test
  void anOutputThatIsNotKnownYetStaysUnknown() {
    for (var unknown :
        List.of(PropertyValue.COMPUTED, PropertyValue.of(new OutputReference(null, Set.of(URN))))) {
      assertThat(Internal.of(output(unknown)).getDataAsync().join().isKnown())
          .as(unknown.toString())
          .isFalse();
    }
  }

  @Test
  void aSecretStaysOne() {
    var data =
        Internal.of(output(PropertyValue.ofSecret(PropertyValue.of("a")))).getDataAsync().join();

    assertThat(data.isSecret()).isTrue();
    assertThat(data.getValueNullable()).isEqualTo("a");
  }

  @Test
  void whatIsNotThereIsNotHandedOn() {
    of(PropertyValue.NULL).text("key", text -> assertThat(text).as("never called").isNull());
    of(PropertyValue.NULL).output("key", text -> assertThat(text).as("never called").isNull());
    of(PropertyValue.NULL).text("other", text -> assertThat(text).as("never called").isNull());
  }

  @Test
  void aNameHasToBeKnownInAPreviewToo() {
    assertThatThrownBy(() -> of(PropertyValue.COMPUTED).text("key", text -> {}))
        .isInstanceOf(RunException.class)
        .hasMessage("Hub.key: only an update knows this value; write it into the program");
    var read = new AtomicReference<String>();
    of(PropertyValue.of(new OutputReference(PropertyValue.of("a"), Set.of())))
        .text("key", read::set);
    assertThat(read.get()).isEqualTo("a");
  }

  @Test
  void aValueOfAnotherTypeIsNamed() {
    assertThatThrownBy(() -> of(PropertyValue.of("seven")).number("key", number -> {}))
        .isInstanceOf(RunException.class)
        .hasMessage("Hub.key: this is of type string; write one of type number");
  }
}
