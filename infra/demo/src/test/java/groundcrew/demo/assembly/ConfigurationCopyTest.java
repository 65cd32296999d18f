package groundcrew.demo.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCopyTest {
  @TempDir Path folder;

  @Test
  void changesWhatItIsAskedToAndKeepsTheRest() throws IOException {
    var copy =
        ConfigurationCopy.of(original())
            .with("/queue/delay", "PT0S")
            .with("/levels/0/keys", List.of("a", "b"))
            .write(folder.resolve("below/copy.yaml"));

    assertThat(new YAMLMapper().readTree(copy.toFile()))
        .isEqualTo(
            new YAMLMapper()
                .readTree(
                    """
                    account: "012345678901"
                    queue: {delay: PT0S, size: 1}
                    levels: [{keys: [a, b]}]
                    """));
  }

  @Test
  void keepsTheQuotesOfAnAccount() throws IOException {
    var copy = ConfigurationCopy.of(original()).write(folder.resolve("copy.yaml"));

    assertThat(copy).content().contains("\"012345678901\"");
  }

  @Test
  void leavesOutWhatItIsAskedTo() throws IOException {
    var copy = ConfigurationCopy.of(original()).without("queue").write(folder.resolve("copy.yaml"));

    assertThat(copy).content().doesNotContain("queue").contains("levels");
  }

  @Test
  void refusesToChangeWhatIsNotThere() throws IOException {
    var copy = ConfigurationCopy.of(original());

    assertThatThrownBy(() -> copy.with("/queue/dealy", "PT0S"))
        .hasMessageContaining("/queue/dealy");
    assertThatThrownBy(() -> copy.without("queues")).hasMessageContaining("queues");
  }

  private Path original() throws IOException {
    return Files.writeString(
        folder.resolve("original.yaml"),
        """
        account: "012345678901" # a comment
        queue: {delay: PT15S, size: 1}
        levels: [{keys: [x]}]
        """);
  }
}
