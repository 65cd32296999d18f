package groundcrew.demo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
  @TempDir Path folder;

  @Test
  void aFolderIsNotAtItsPlaceBeforeAllOfItIs() throws IOException {
    var place = folder.resolve("place");
    try (var draft = Draft.beside(place)) {
      write(draft, "first");
      assertThat(place).doesNotExist();

      draft.settle("assembly", place);
    }

    assertThat(place.resolve("manifest.json")).hasContent("first");
    assertNothingElseIsLeft("place");
  }

  @Test
  void ofTwoThatWriteTheSameFolderTheFirstOneStays() throws IOException {
    var place = folder.resolve("place");
    try (var first = Draft.beside(place);
        var second = Draft.beside(place)) {
      write(first, "first");
      write(second, "second");

      first.settle("assembly", place);
      second.settle("assembly", place);
    }

    assertThat(place.resolve("manifest.json")).hasContent("first");
    assertNothingElseIsLeft("place");
  }

  @Test
  void whoReadsAFileThatIsReplacedReadsItToItsEnd() throws IOException {
    var place = Files.writeString(folder.resolve("copy.yaml"), "old");
    try (var reader = Files.newBufferedReader(place);
        var draft = Draft.beside(place)) {
      Files.writeString(draft.resolve("copy"), "new and longer");
      draft.replace("copy", place);

      assertThat(reader.readLine()).isEqualTo("old");
    }

    assertThat(place).hasContent("new and longer");
    assertNothingElseIsLeft("copy.yaml");
  }

  private static void write(Draft draft, String content) throws IOException {
    var assembly = Files.createDirectory(draft.resolve("assembly"));
    Files.writeString(assembly.resolve("manifest.json"), content);
  }

  private void assertNothingElseIsLeft(String name) {
    assertThat(folder.toFile().list()).containsExactly(name);
  }
}
