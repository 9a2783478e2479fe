package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import eventrelay.names.Arn;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The policies of buses, queues or topics, each put together from all that writes it. A document
 * replaces whatever the policy was, and a statement is added to it; so of two documents, or of a
 * document and a statement, the one that was written last decides, and no state says which one that
 * was (Pulumi Registry, {@code aws.cloudwatch.EventPermission}: "is incompatible with … and will
 * overwrite permissions").
 */
final class ResourcePolicies {
  /** What one resource writes; a document has no Sid of its own. */
  private record Part(String by, PolicyText text, Optional<String> sid) {
    boolean isDocument() {
      return sid.isEmpty();
    }
  }

  private final String kind;
  private final Unmodelled unmodelled;
  private final Map<String, List<Part>> parts = new TreeMap<>();

  /**
   * Policies of one kind of resource.
   *
   * @param kind {@code bus}, {@code queue} or {@code topic}
   * @param unmodelled what may write to the policies, too
   */
  ResourcePolicies(String kind, Unmodelled unmodelled) {
    this.kind = kind;
    this.unmodelled = unmodelled;
  }

  /**
   * A whole policy.
   *
   * @param arn what it is the policy of
   * @param by what writes it, such as {@code EventBusPolicy bus-policy}
   */
  void document(String arn, String by, String json) {
    add(arn, new Part(by, PolicyText.of(name(arn), json), Optional.empty()));
  }

  /** A statement that is added to a policy. */
  void statement(String arn, String by, String sid, String json) {
    var document = "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(json);
    add(arn, new Part(by, PolicyText.of(name(arn), document), Optional.of(sid)));
  }

  private void add(String arn, Part part) {
    var written = parts.computeIfAbsent(arn, any -> new ArrayList<>());
    if (written.stream().noneMatch(other -> isSame(part, other))) {
      written.add(part);
    }
  }

  private static boolean isSame(Part one, Part other) {
    return one.sid().equals(other.sid()) && one.text().documents().equals(other.text().documents());
  }

  /** The policy of a bus, queue or topic, if anything writes one. */
  Optional<PolicyText> of(String arn) {
    var written = parts.getOrDefault(arn, List.of());
    return Stream.concat(
            written.stream()
                .filter(part -> part.isDocument() || !isInDocument(part, written))
                .map(
                    part -> rivals(part, written).isEmpty() ? part.text() : overwritten(arn, part)),
            unmodelled.resourcePolicy(arn, name(arn)).stream())
        .reduce(PolicyText::and);
  }

  /** One sentence for each policy that several resources write over each other. */
  List<String> notes() {
    return parts.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                entry.getValue().stream()
                    .filter(part -> !rivals(part, entry.getValue()).isEmpty())
                    .findFirst()
                    .map(part -> overwriting(entry.getKey(), part)))
        .flatMap(Optional::stream)
        .toList();
  }

  private PolicyText overwritten(String arn, Part part) {
    return part.text().perhaps(overwriting(arn, part));
  }

  private String overwriting(String arn, Part part) {
    return "%s is written by %s and by %s, and the later one overwrites the other; keep one of them"
        .formatted(name(arn), part.by(), rivals(part, parts.get(arn)).get(0).by());
  }

  /** What may have written over it: a statement never does so to a document. */
  private static List<Part> rivals(Part part, List<Part> written) {
    return written.stream()
        .filter(other -> other != part)
        .filter(other -> other.isDocument() || other.sid().equals(part.sid()))
        .toList();
  }

  private static boolean isInDocument(Part statement, List<Part> written) {
    return written.stream()
        .filter(Part::isDocument)
        .anyMatch(part -> sids(part).contains(statement.sid().orElseThrow()));
  }

  private static Set<String> sids(Part document) {
    try {
      var statements = Json.read(document.text().documents().get(0)).path("Statement");
      return StreamSupport.stream(statements.spliterator(), false)
          .map(each -> each.path("Sid").textValue())
          .filter(Objects::nonNull)
          .collect(Collectors.toSet());
    } catch (JsonProcessingException e) {
      // The evaluator reports it when the policy is used.
      return Set.of();
    }
  }

  private String name(String arn) {
    return "%s policy of %s".formatted(kind, Arn.nameOf(arn));
  }
}
