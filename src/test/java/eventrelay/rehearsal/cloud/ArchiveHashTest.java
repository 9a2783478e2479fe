package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against hashes that Go's tar writer gave of the same files, written as Pulumi writes them. */
class ArchiveHashTest {
  @TempDir private Path folder;

  private Path one;
  private Path module;
  private Path empty;
  private Path full;

  @BeforeEach
  void write() throws IOException {
    one = Files.writeString(folder.resolve("one"), "x=1\n");
    module = Files.writeString(folder.resolve("module"), "def h(e,c): pass\n");
    empty = Files.writeString(folder.resolve("empty"), "");
    full = Files.write(folder.resolve("full"), new byte[512]);
  }

  @Test
  void anAssetsHashIsThatOfItsContent() throws IOException {
    assertThat(ArchiveHash.of(empty))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void assetsAreSortedByName() throws IOException {
    assertThat(ArchiveHash.of(Map.of("a/m.py", module, "a.py", one, "a/full", full), false))
        .contains("30e66975a11f2e891edf1ff3a1ade981980d93ee6f871b34a8f6b50c916dd3b5");
  }

  @Test
  void aFolderIsWalkedFolderByFolder() throws IOException {
    var files = Map.of("full.bin", full, "a.py", one, "a/m.py", module, "a/b/empty.py", empty);

    assertThat(ArchiveHash.of(files, true))
        .contains("5fcdc4a81e064cdc50bc61e8c889a19807e2ec9082e901231788e9bda2874d5e");
    assertThat(ArchiveHash.of(files, false)).isNotEqualTo(ArchiveHash.of(files, true));
  }

  @Test
  void aNameHasAtMostAHundredCharactersOfAscii() throws IOException {
    assertThat(ArchiveHash.of(Map.of("n".repeat(100), one), false))
        .contains("76fb7d78e50770b9172b05420a5d3d8f85855060ff345c162cab8510b0556b18");
    assertThat(ArchiveHash.of(Map.of("n".repeat(101), one), false)).isEmpty();
    assertThat(ArchiveHash.of(Map.of("é", one), false)).isEmpty();
  }
}
