package eventrelay.names;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the AWS Management Console for what is in one account and Region (AWS General
 * Reference, "AWS Management Console endpoints"). Which account a page shows is up to who opens it.
 */
public final class ConsolePages {
  private static final Map<String, String> DOMAINS =
      Map.of(
          "aws", "console.aws.amazon.com",
          "aws-cn", "console.amazonaws.cn",
          "aws-us-gov", "console.amazonaws-us-gov.com");

  private final Arns place;
  private final String domain;

  private ConsolePages(Arns place, String domain) {
    this.place = place;
    this.domain = domain;
  }

  /** The pages for a place; none in a partition whose console has no public address. */
  public static Optional<ConsolePages> of(Arns place) {
    return Optional.ofNullable(DOMAINS.get(place.partition()))
        .map(domain -> new ConsolePages(place, domain));
  }

  /** The page of an event bus. */
  public String bus(String name) {
    return page("events/home", "/eventbus/" + encoded(name));
  }

  /** The page of a Lambda function. */
  public String function(String name) {
    return page("lambda/home", "/functions/" + encoded(name));
  }

  /** CloudWatch escapes the name twice, the second time with a dollar sign. */
  public String logGroup(String name) {
    return page(
        "cloudwatch/home",
        "logsV2:log-groups/log-group/" + encoded(encoded(name)).replace("%", "$"));
  }

  /** The page of an SQS queue. */
  public String queue(String name) {
    return page("sqs/v3/home", "/queues/" + encoded(place.queueUrl(name)));
  }

  private String page(String service, String fragment) {
    return "https://%s.%s/%s?region=%s#%s"
        .formatted(place.region(), domain, service, place.region(), fragment);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
