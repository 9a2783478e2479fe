package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.terraform.TerraformState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The state of the Terraform system that this project grew from, and edits of it. */
public final class Seed {
  public static final Path FILE = Path.of("src/test/resources/seed.tfstate");

  private final ObjectNode state;

  private Seed(ObjectNode state) {
    this.state = state;
  }

  static Seed state() {
    try {
      return new Seed((ObjectNode) new ObjectMapper().readTree(FILE.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With one resource edited, given by type and name. */
  Seed with(String address, Consumer<ObjectNode> edit) {
    edit.accept((ObjectNode) block(address).path("instances").get(0));
    return this;
  }

  /** With one attribute of one resource changed. */
  Seed with(String address, String attribute, Object value) {
    return with(
        address, instance -> ((ObjectNode) instance.path("attributes")).putPOJO(attribute, value));
  }

  /** With the block around the instances edited. */
  Seed block(String address, Consumer<ObjectNode> edit) {
    edit.accept(block(address));
    return this;
  }

  Seed text(String from, String to) {
    try {
      return new Seed((ObjectNode) new ObjectMapper().readTree(state.toString().replace(from, to)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TerraformState read(Path folder) {
    try {
      var file = Files.createTempFile(folder, "seed", ".tfstate");
      return TerraformState.read(Files.writeString(file, state.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Adoption adopted(Path folder) {
    return new Adopter(ShippedStacks.ALL).from(List.of(read(folder)));
  }

  static Adoption adopted() {
    return new Adopter(ShippedStacks.ALL).from(List.of(TerraformState.read(FILE)));
  }

  /** What is adopted, by logical name. */
  static Map<String, Adopted> byName(Adoption adoption) {
    return adoption.stacks().stream()
        .flatMap(stack -> stack.adopted().stream())
        .collect(Collectors.toMap(one -> one.resource().name(), one -> one));
  }

  private ObjectNode block(String address) {
    for (var block : state.path("resources")) {
      if (address.equals(block.path("type").asText() + "." + block.path("name").asText())) {
        return (ObjectNode) block;
      }
    }
    throw new NoSuchElementException(address);
  }
}
