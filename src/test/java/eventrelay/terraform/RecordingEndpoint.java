package eventrelay.terraform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eventrelay.names.AccountRegion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * AWS's endpoint for one account and Region, on a port of its own on the loopback: it writes down
 * each call and hands it on. What moto's own recorder writes does not tell the account.
 */
final class RecordingEndpoint implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

  /** What moto has not, with reasons. */
  private static final Map<String, String> LACKING = Reasons.read("not-implemented.txt");

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Set<String> answered;

  /**
   * @param moto where the calls go
   * @param calls told each of them, on any thread
   * @param answered takes the names of operations that moto lacks, and that are answered here
   */
  RecordingEndpoint(AccountRegion place, URI moto, Consumer<ApiCall> calls, Set<String> answered)
      throws IOException {
    this.answered = answered;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, place, moto, calls));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, AccountRegion place, URI moto, Consumer<ApiCall> calls)
      throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var uri = exchange.getRequestURI();
      var request =
          HttpRequest.newBuilder(moto.resolve(uri.toString()))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      var call =
          new ApiCall(
              place,
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("X-Amz-Target"),
              exchange.getRequestMethod(),
              uri.getPath(),
              new String(body, StandardCharsets.UTF_8));
      calls.accept(call);
      if (response.statusCode() == 500 && LACKING.containsKey(call.action())) {
        answered.add(call.action());
        exchange.sendResponseHeaders(200, NOTHING.length);
        exchange.getResponseBody().write(NOTHING);
        return;
      }
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
              });
      var length = response.body().length;
      exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
