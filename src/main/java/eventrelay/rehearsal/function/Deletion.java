package eventrelay.rehearsal.function;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Deletes a folder that a handler could write to. Links are deleted, never followed. */
final class Deletion extends SimpleFileVisitor<Path> {
  // For what Java cannot name: a folder deeper than a path may be long.
  private static final List<String> COMMAND =
      List.of("/bin/sh", "-c", "chmod -R u+rwX \"$0\"; exec rm -rf \"$0\"");

  private Deletion() {}

  /**
   * Deletes a folder and everything in it; one that is not there is no mistake.
   *
   * @throws UnusableInputException if something is left
   */
  static void of(Path folder) {
    try {
      if (exists(folder)) {
        Files.walkFileTree(folder, new Deletion());
      }
    } catch (IOException e) {
      byCommand(folder);
    }
    if (exists(folder)) {
      throw UnusableInputException.in(
          folder, "the temporary folder cannot be deleted", "delete it");
    }
  }

  private static boolean exists(Path folder) {
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private static void byCommand(Path folder) {
    try {
      new ProcessBuilder(COMMAND.get(0), COMMAND.get(1), COMMAND.get(2), folder.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      // What is left is reported.
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    var file = folder.toFile();
    if (!file.setReadable(true) || !file.setWritable(true) || !file.setExecutable(true)) {
      return FileVisitResult.CONTINUE; // Reading or deleting it says so.
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.delete(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
    Files.delete(folder);
    return FileVisitResult.CONTINUE;
  }
}
