package eventrelay.terraform;

import java.util.Locale;

/** What {@code .ci/aws-provider} says: where things are, and how much is deployed. */
enum Setting {
  /** The URLs of the motos, one for each lane, by commas. */
  MOTO,
  /** A python3 that has boto3. */
  PYTHON,
  /** All examples, few, or the name of one. */
  STACKS,
  /** The folder that holds one for each lane, which {@code terraform init} has prepared. */
  TERRAFORM,
  /** The provider's version. */
  VERSION;

  String value() {
    var name = "aws-provider." + name().toLowerCase(Locale.ROOT);
    var value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run .ci/aws-provider");
    }
    return value;
  }
}
