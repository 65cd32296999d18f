package groundcrew.bluegreen.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LargeListTest {
  /// A function of 256 MB has a heap of about this size. The list alone is 44 MB, and more as text.
  @Test
  void aHundredThousandRowsFitIntoASmallFunction() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeList.class.getName(),
                "100000")
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("100000 tested, 4000 kept");
  }
}
