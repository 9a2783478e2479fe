package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A running {@code moto_server} (<a
 * href="https://docs.getmoto.org/en/latest/docs/server_mode.html">moto, "Server Mode"</a>). It has
 * any number of accounts, and takes any signature.
 */
final class Moto {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> keys = new HashMap<>();
  private final URI uri;

  /** One that {@code .ci/aws-provider} has started. */
  Moto(String url) {
    this.uri = URI.create(url);
  }

  URI uri() {
    return uri;
  }

  /** All accounts are empty afterwards, and no function of them is run in a container. */
  void reset() throws IOException, InterruptedException {
    keys.clear();
    send(HttpRequest.newBuilder(uri.resolve("/moto-api/reset")), "");
    send(
        HttpRequest.newBuilder(uri.resolve("/moto-api/config")),
        "{\"lambda\": {\"use_docker\": false}}");
  }

  /** What an account has in a Region, as its services list it. */
  String lists(AccountRegion place) throws IOException, InterruptedException {
    return json(place, "sqs", "AmazonSQS.ListQueues", "{}")
        + json(place, "events", "AWSEvents.ListEventBuses", "{}")
        + json(place, "events", "AWSEvents.ListArchives", "{}")
        + json(place, "events", "AWSEvents.ListRules", "{}")
        + json(place, "logs", "Logs_20140328.DescribeLogGroups", "{}")
        + form(place, "sns", Map.of("Action", "ListTopics"))
        + form(place, "iam", Map.of("Action", "ListRoles"))
        + form(place, "monitoring", Map.of("Action", "DescribeAlarms"))
        // moto lists them for ever, whatever status it is asked for.
        + form(place, "cloudformation", Map.of("Action", "ListStackSets"))
            .replaceAll(
                "(?s)<member>((?!</member>).)*<Status>DELETED<((?!</member>).)*</member>", "")
        + send(signed(place, "lambda", "/2015-03-31/functions/").GET());
  }

  /** A call of a service that takes JSON. */
  String json(AccountRegion place, String service, String target, String body)
      throws IOException, InterruptedException {
    return send(
        signed(place, service, "/")
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.0"),
        body);
  }

  /** A call of a service that takes forms. */
  String form(AccountRegion place, String service, Map<String, String> parameters)
      throws IOException, InterruptedException {
    var body =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    return send(
        signed(place, service, "/").header("Content-Type", "application/x-www-form-urlencoded"),
        body);
  }

  /** A key that moto takes for one of the account's: that of a role which is assumed there. */
  String key(AccountRegion place) throws IOException, InterruptedException {
    if (!keys.containsKey(place.account())) {
      keys.put(place.account(), "AKIATEST");
      var session =
          form(
              place,
              "sts",
              Map.of(
                  "Action", "AssumeRole",
                  "RoleArn", place.arns().role("reader"),
                  "RoleSessionName", "test"));
      keys.put(
          place.account(), session.replaceFirst("(?s).*<AccessKeyId>(\\w+)</AccessKeyId>.*", "$1"));
    }
    return keys.get(place.account());
  }

  /** A call of Lambda that puts something. */
  void put(AccountRegion place, String path, String body) throws IOException, InterruptedException {
    send(signed(place, "lambda", path).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder signed(AccountRegion place, String service, String path)
      throws IOException, InterruptedException {
    return HttpRequest.newBuilder(uri.resolve(path))
        .header(
            "Authorization",
            ("AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host,"
                    + " Signature=0")
                .formatted(key(place), place.region(), service));
  }

  private String send(HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return response.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
