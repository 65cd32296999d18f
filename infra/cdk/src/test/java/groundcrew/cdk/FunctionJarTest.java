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
  void jarIsFoundFromASubfolder() throws IOException {
    var jar = Files.writeString(folder.resolve("a.jar"), "");
    var below = Files.createDirectories(folder.resolve("infra/cdk"));
    assertThat(FunctionJar.find("x.jar", Path.of("a.jar"), below)).isEqualTo(jar);
    assertThat(FunctionJar.find("x.jar", jar, below)).isEqualTo(jar);
  }

  @Test
  void missingJarIsReportedWithTheCommandThatBuildsIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FunctionJar.find("tagging.jar", Path.of("none.jar"), folder))
        .withMessageStartingWith("tagging.jar: expected")
        .withMessageContaining("received none.jar")
        .withMessageContaining("mvn package");
  }
}
