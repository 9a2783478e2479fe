package eventrelay.terraform;

import java.util.Locale;

/** What {@code .ci/aws-provider} says: where things are, and how much is deployed. */
enum Setting {
  /** The URL of moto. */
  MOTO,
  /** A python3 that has boto3. */
  PYTHON,
  /** All examples, or few. */
  STACKS,
  /** The folder that {@code terraform init} has prepared. */
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
