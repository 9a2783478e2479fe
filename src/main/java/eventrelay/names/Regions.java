package eventrelay.names;

import eventrelay.text.Nearest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** AWS's Regions, and what their names tell (AWS General Reference, "Regions and endpoints"). */
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

  /** When the list below was made. */
  public static final String AS_OF = "May 2026";

  /**
   * The Regions that AWS has, as botocore 1.43.11 lists them; see <a
   * href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">AWS
   * Regions</a>, and the pages of the other partitions that it leads to.
   */
  private static final Set<String> ALL =
      Set.of(
          "af-south-1",
          "ap-east-1",
          "ap-east-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-south-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-southeast-3",
          "ap-southeast-4",
          "ap-southeast-5",
          "ap-southeast-6",
          "ap-southeast-7",
          "ca-central-1",
          "ca-west-1",
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "il-central-1",
          "me-central-1",
          "me-south-1",
          "mx-central-1",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "cn-north-1",
          "cn-northwest-1",
          "us-gov-east-1",
          "us-gov-west-1",
          "us-iso-east-1",
          "us-iso-west-1",
          "us-isob-east-1",
          "us-isob-west-1",
          "eu-isoe-west-1",
          "us-isof-east-1",
          "us-isof-south-1",
          "eusc-de-east-1");

  private Regions() {}

  /** True if AWS has a Region of this name, as of {@link #AS_OF}. */
  public static boolean exists(String name) {
    return ALL.contains(name);
  }

  /** The Region whose name is nearest to another name. */
  public static String nearest(String name) {
    return Nearest.to(name, ALL);
  }

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
