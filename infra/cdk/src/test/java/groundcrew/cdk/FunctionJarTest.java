package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionJarTest {
  @TempDir Path folder;

  @Test
  void jarIsFoundFromAFolderBelow() throws IOException {
    var jar = Files.writeString(folder.resolve("a.jar"), "");
    var below = Files.createDirectories(folder.resolve("infra/cdk"));
    assertThat(FunctionJar.find(Path.of("a.jar"), below)).isEqualTo(jar);
    assertThat(FunctionJar.find(jar, below)).isEqualTo(jar);
  }

  @Test
  void jarThatWasNotBuiltIsNamedWithTheCommandThatBuildsIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FunctionJar.find(Path.of("none.jar"), folder))
        .withMessageContaining("received none.jar")
        .withMessageContaining("mvn -pl tagging-lambdas -am package");
  }
}
