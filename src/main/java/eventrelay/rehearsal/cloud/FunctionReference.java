package eventrelay.rehearsal.cloud;

import eventrelay.names.Arns;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How resources name a function: by its name, a part of its ARN or its whole ARN, each with or
 * without a version or alias (<a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">Lambda API Reference,
 * AddPermission, "FunctionName"</a>).
 *
 * @param arn the function's ARN, without a version or alias
 * @param qualifier the version or alias, if one is named
 */
record FunctionReference(String arn, Optional<String> qualifier) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:arn:[a-z-]+:lambda:(?<region>[a-z0-9-]+):)?(?<account>[0-9]{12}):function:)?"
              + "(?<name>(?!arn:)[A-Za-z0-9_-]+)(?::(?<qualifier>[$A-Za-z0-9_-]+))?");

  /**
   * Reads a function's name.
   *
   * @param place where the resource is that names it
   */
  static FunctionReference of(String text, Arns place) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return new FunctionReference(
          text.startsWith("arn:") ? text : place.function(text), Optional.empty());
    }
    var region = Optional.ofNullable(form.group("region")).orElse(place.region());
    var account = Optional.ofNullable(form.group("account")).orElse(place.account());
    return new FunctionReference(
        new Arns(place.partition(), region, account).function(form.group("name")),
        Optional.ofNullable(form.group("qualifier")));
  }

  /** The function itself, or the version or alias of it that is named. */
  String qualified() {
    return qualifier.map(name -> arn + ":" + name).orElse(arn);
  }

  /** The same function's version or alias of this name, where a property of its own names it. */
  FunctionReference or(Optional<String> other) {
    return new FunctionReference(arn, other.or(() -> qualifier));
  }

  /** True if it is what an invocation without a version or alias runs. */
  boolean isUnqualified() {
    return qualifier.isEmpty() || qualifier.get().equals("$LATEST");
  }
}
