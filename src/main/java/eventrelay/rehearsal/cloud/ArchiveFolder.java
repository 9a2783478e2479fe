package eventrelay.rehearsal.cloud;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder that is an archive as a whole. Pulumi leaves out its own folders and links to folders
 * (Pulumi SDK, {@code resource/archive}).
 */
final class ArchiveFolder extends SimpleFileVisitor<Path> {
  private static final String PULUMIS = ".pulumi";

  private final Path folder;
  private final Map<String, Path> files = new TreeMap<>();

  private ArchiveFolder(Path folder) {
    this.folder = folder;
  }

  /** Name in the archive to file on disk; none if there is no such folder. */
  static Map<String, Path> files(Path folder) throws IOException {
    var visitor = new ArchiveFolder(folder);
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, visitor);
    }
    return visitor.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
    return inner.endsWith(PULUMIS) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (Files.isRegularFile(file) && !file.endsWith(PULUMIS)) {
      files.put(folder.relativize(file).toString(), file);
    }
    return FileVisitResult.CONTINUE;
  }
}
