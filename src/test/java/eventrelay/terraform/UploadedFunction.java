package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.text.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/** A function's code as it was uploaded, run by a python3 that has the real boto3. */
final class UploadedFunction {
  private static final String CALL =
      "import json, sys, lambda_function as f;"
          + " r = f.lambda_handler(json.load(sys.stdin), None);"
          + " open('result.json', 'w').write(json.dumps(r))";

  private final Path folder;

  private UploadedFunction(Path folder) {
    this.folder = folder;
  }

  /** The last upload among these calls. */
  static UploadedFunction of(List<ApiCall> calls, Path folder) throws IOException {
    var zips =
        calls.stream()
            .filter(call -> call.service().equals("lambda"))
            .flatMap(call -> call.parameters().findValuesAsText("ZipFile").stream())
            .toList();
    assertThat(zips).isNotEmpty();
    var bytes = Base64.getDecoder().decode(zips.get(zips.size() - 1));
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // One file, whose name the project itself gave.
        assertThat(entry.getName()).isEqualTo("lambda_function.py");
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    return new UploadedFunction(folder);
  }

  /** What it answers to an event. */
  JsonNode answer(JsonNode event, Map<String, String> variables, Moto moto, AccountRegion place)
      throws IOException, InterruptedException {
    var input = Files.writeString(folder.resolve("event.json"), event.toString());
    var builder =
        new ProcessBuilder(Setting.PYTHON.value(), "-B", "-c", CALL)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(variables);
    environment.put("AWS_ENDPOINT_URL", moto.uri().toString());
    environment.put("AWS_DEFAULT_REGION", place.region());
    environment.put("AWS_ACCESS_KEY_ID", moto.key(place));
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    var status = builder.start().waitFor();
    assertThat(status).as(Files.readString(folder.resolve("log.txt"))).isZero();
    return Json.read(Files.readString(folder.resolve("result.json")));
  }
}
