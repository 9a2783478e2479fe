package eventrelay.terraform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An endpoint for each account and Region, and the calls that came to them. */
final class Endpoints implements AutoCloseable {
  private static final List<String> SERVICES =
      List.of(
          "cloudformation", "cloudwatch", "events", "iam", "lambda", "logs", "sns", "sqs", "sts");

  private final Map<AccountRegion, RecordingEndpoint> open = new LinkedHashMap<>();
  private final List<ApiCall> calls = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final URI moto;

  Endpoints(URI moto) {
    this.moto = moto;
  }

  /** The settings of Terraform's provider; moto tells an account by the role that is assumed. */
  ObjectNode provider(ObjectNode block, AccountRegion place) {
    block.put("region", place.region());
    block.put("access_key", "test").put("secret_key", "test");
    block.put("skip_metadata_api_check", "true");
    block
        .putObject("assume_role")
        .put("role_arn", place.arns().role("event-relay-deploy"))
        .put("session_name", "test");
    var urls = block.putObject("endpoints");
    SERVICES.forEach(service -> urls.put(service, url(place)));
    return block;
  }

  String url(AccountRegion place) {
    return open.computeIfAbsent(place, this::open).url();
  }

  private RecordingEndpoint open(AccountRegion place) {
    try {
      return new RecordingEndpoint(place, moto, calls::add, answered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calls since the last time. */
  List<ApiCall> taken() {
    synchronized (calls) {
      var taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }
  }

  /** The actions that moto lacks, and that an endpoint answered itself. */
  Set<String> answered() {
    return answered;
  }

  @Override
  public void close() {
    open.values().forEach(RecordingEndpoint::close);
  }
}
