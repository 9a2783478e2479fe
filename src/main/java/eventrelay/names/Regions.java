package eventrelay.names;

import java.util.Map;
import java.util.regex.Pattern;

/** What a Region's name tells (AWS General Reference, "Regions and endpoints"). */
public final class Regions {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,2}-[1-9][0-9]?");

  private static final Map<String, String> PARTITION_BY_PREFIX =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f",
          "eusc-", "aws-eusc");

  private Regions() {}

  /** True if {@code name} has the form of a Region's name, such as {@code ap-northeast-1}. */
  public static boolean hasForm(String name) {
    return FORM.matcher(name).matches();
  }

  /** The partition that a Region belongs to; ARNs and trust never cross partitions. */
  public static String partition(String region) {
    return PARTITION_BY_PREFIX.entrySet().stream()
        .filter(entry -> region.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }
}
