package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.attack.Attacked.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of attack, as the file with its id says.
 *
 * @param id what reports call it: the kind of resource, and what is done to it
 * @param on the kind of resource that it is tried on
 * @param sentence what it is
 * @param verb what the caller does to the resource, in a sentence
 * @param actions what that is to IAM
 * @param way how it is tried
 * @param by who tries it, where the way does not say
 * @param remedy what it takes to close such a way in
 * @param page the AWS page that it rests on
 * @param address the page's address
 */
record AttackKind(
    String id,
    Kind on,
    String sentence,
    String verb,
    List<String> actions,
    Way way,
    Set<Who> by,
    String remedy,
    String page,
    String address) {

  /** How an attack is tried. */
  enum Way {
    /** With what the policies in the stacks allow, and all that an account outside may allow. */
    BY,
    /** The administrators of the resource's own account allow it, too. */
    BY_ANY_ROLE,
    /** What is needed, without TLS. */
    IN_THE_CLEAR,
    /** A sender sends events of another source. */
    OTHER_SOURCE,
    /** A sender sends events of another detail-type. */
    OTHER_TYPE,
    /** No principal of AWS does it. */
    FEDERATED,
    /** No policy decides. */
    THIRD_BUS
  }

  /** Reads the kind with this id. */
  static AttackKind read(String id) {
    var file = new Properties();
    try (var in = AttackKind.class.getResourceAsStream(id + ".properties")) {
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AttackKind(
        id,
        Kind.valueOf(file.getProperty("on")),
        file.getProperty("sentence"),
        file.getProperty("does"),
        List.of(file.getProperty("actions").split(" ")),
        Way.valueOf(file.getProperty("way").toUpperCase(Locale.ROOT).replace('-', '_')),
        who(file.getProperty("by", "anyone")),
        file.getProperty("remedy"),
        file.getProperty("page"),
        file.getProperty("address"));
  }

  private static Set<Who> who(String names) {
    return names.equals("anyone")
        ? EnumSet.allOf(Who.class)
        : Stream.of(names.split(" "))
            .map(Who::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Who.class)));
  }
}
