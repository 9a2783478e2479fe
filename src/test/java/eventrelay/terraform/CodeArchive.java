package eventrelay.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive of files, which an export holds the paths of, as the zip that Lambda takes. */
final class CodeArchive {
  private CodeArchive() {}

  static Path write(JsonNode archive, Path folder) throws IOException {
    var file = folder.resolve("code.zip").toAbsolutePath();
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var asset : archive.path("assets").properties()) {
        var entry = new ZipEntry(asset.getKey());
        // The same files always make the same archive.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(Path.of(asset.getValue().path("path").asText())));
      }
    }
    return file;
  }
}
