package groundcrew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.DemoCommand;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.soak.SoakCommand;
import groundcrew.local.command.CloudCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The launcher reads these texts instead of starting Java: they are its list of options.
class UsageTextsTest {
  private static final String WRITE = "groundcrew.usage.write";
  private static final Path TEXTS = Synthesis.ofThisRepository().root().resolve("infra/usage");

  @Test
  void theLauncherShowsWhatEachCommandTakes() throws IOException {
    for (var text : texts().entrySet()) {
      var file = TEXTS.resolve(text.getKey() + ".txt");
      if (Boolean.getBoolean(WRITE)) {
        Files.writeString(file, text.getValue());
      }
      assertThat(file)
          .as(
              "write it anew: mvn -pl infra/bench -am test -Dtest=UsageTextsTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                  + WRITE
                  + "=true")
          .hasContent(text.getValue());
    }
  }

  @Test
  void theLauncherKnowsNoPartThatIsGone() throws IOException {
    try (var files = Files.list(TEXTS)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replace(".txt", ""))
                  .filter(name -> name.contains("-")))
          .isSubsetOf(texts().keySet());
    }
  }

  private static Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    add(texts, "demo", new CommandLine(new DemoCommand()));
    add(texts, "cloud", new CommandLine(new CloudCommand(System.out)));
    add(texts, "soak", new CommandLine(new SoakCommand()));
    add(texts, "bench", new CommandLine(new BenchCommand()));
    return texts;
  }

  private static void add(Map<String, String> texts, String name, CommandLine line) {
    texts.put(name, line.getUsageMessage(Ansi.OFF));
    line.getSubcommands().forEach((part, of) -> add(texts, name + "-" + part, of));
  }
}
