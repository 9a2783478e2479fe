package eventrelay.rehearsal.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a side answers as it does.
 *
 * @param sentence a fragment of a sentence
 * @param statements the statements that it speaks of; none if there is no policy
 */
record Reason(String sentence, List<StatementText> statements) {

  static Reason of(Statement statement) {
    return new Reason(statement.label(), statement.text());
  }

  static Reason without(String sentence) {
    return new Reason(sentence, List.of());
  }

  /** Both reasons in one sentence. */
  Reason and(Reason other, String between) {
    return new Reason(
        sentence + between + other.sentence,
        Stream.concat(statements.stream(), other.statements.stream()).distinct().toList());
  }

  Decision decision(Access access, String end) {
    return new Decision(access, sentence + end, statements);
  }
}
