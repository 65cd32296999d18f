package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.command.Launch;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SoakCommandTest {
  @Test
  void refusesWrongUsage() {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("other")).isEqualTo(2);
    assertThat(execute("tagging", "--accounts", "many")).isEqualTo(2);
  }

  @Test
  void aSizeWithoutRoomForAllFaultsFails() {
    assertThat(execute("tagging", "--accounts", "2")).isEqualTo(1);
  }

  private static int execute(String... arguments) {
    return Launch.of("soak", new SoakCommand())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }
}
