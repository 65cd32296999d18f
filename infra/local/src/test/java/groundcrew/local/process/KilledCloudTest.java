package groundcrew.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCloudTest {
  /// What is promised, and no measure of speed.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path work;

  @Test
  void noProcessOfACloudIsLeftTenSecondsAfterItWasKilled() throws Exception {
    var cloud = busyCloud();
    var children = cloud.descendants().toList();
    try {
      assertThat(children).filteredOn(process -> runs(process, "/java")).hasSize(2);
      assertThat(children).filteredOn(process -> runs(process, "/sleep")).hasSize(2);
      assertThat(children).filteredOn(process -> runs(process, "/nginx")).hasSize(1);

      cloud.destroyForcibly().waitFor();

      var end = Instant.now().plus(LIMIT);
      while (!left(children).isEmpty() && Instant.now().isBefore(end)) {
        Thread.sleep(50);
      }
      assertThat(left(children)).isEmpty();
    } finally {
      cloud.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Process busyCloud() throws IOException {
    var cloud =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BusyCloud.class.getName(),
                work.toString())
            .redirectErrorStream(true)
            .start();
    var said = new ArrayList<@Nullable String>();
    do {
      said.add(cloud.inputReader().readLine());
    } while (said.getLast() != null && !BusyCloud.AT_WORK.equals(said.getLast()));
    assertThat(said).last().isEqualTo(BusyCloud.AT_WORK);
    return cloud;
  }

  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().filter(command -> command.endsWith(program)).isPresent();
  }

  private static List<String> left(List<ProcessHandle> processes) {
    return processes.stream()
        .filter(ProcessHandle::isAlive)
        // One that has ended has none, even where nobody has asked for its exit code.
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }
}
