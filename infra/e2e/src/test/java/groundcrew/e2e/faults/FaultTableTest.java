package groundcrew.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.demo.assembly.Synthesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTableTest {
  private static final String WRITE = "groundcrew.faults.write";
  private static final Path ROOT = Synthesis.ofThisRepository().root();
  private static final Path PAGE = ROOT.resolve("infra/e2e/FAULTS.md");
  private static final Path TABLES =
      ROOT.resolve("infra/e2e/src/test/resources/groundcrew/e2e/faults");

  @Test
  void everyTestInATableExistsAndIsEnabled() throws IOException {
    var sources = TestSources.in(ROOT);

    assertThat(FaultTable.all(TABLES))
        .flatExtracting(FaultTable::faults)
        .flatExtracting(FaultTable.Fault::tests)
        .isNotEmpty()
        .allSatisfy(test -> assertThat(sources.fault(test)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "Mass tagging, 35",
    "State machines, 20",
    "Green button, 19",
    "Virtual machine step, 11",
    "Blue/green gate, 18"
  })
  void eachSystemHasItsKnownFaults(String title, int faults) throws IOException {
    assertThat(FaultTable.all(TABLES))
        .filteredOn(table -> table.title().equals(title))
        .singleElement()
        .satisfies(table -> assertThat(table.faults()).hasSize(faults));
  }

  @Test
  void thePageIsGeneratedFromTheTables() throws IOException {
    var page = new FaultPage(FaultTable.all(TABLES), TestSources.in(ROOT), "../../").markdown();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as(
            "regenerate it: mvn -pl infra/e2e -am verify -DskipITs -Dtest=FaultTableTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE
                + "=true")
        .content()
        .isEqualTo(page);
  }

  @Test
  void rejectsATestThatIsMissingMisspelledOrDisabled(@TempDir Path root) throws IOException {
    var folder = Files.createDirectories(root.resolve("some/src/test/java/groundcrew"));
    Files.writeString(
        folder.resolve("SomeTest.java"),
        """
        class SomeTest {
          @Test
          void runs() {}

          @ParameterizedTest
          @ValueSource(ints = {1, 2})
          void runsTwice(int number) {}

          @Test
          @Disabled("some day")
          void rests() {}

          void helps() {}
        }
        """);
    var sources = TestSources.in(root);

    assertThat(sources.fault("SomeTest#runs")).isEmpty();
    assertThat(sources.fault("SomeTest#runsTwice")).isEmpty();
    assertThat(sources.fault("SomeTest#rests")).get().asString().contains("is disabled");
    assertThat(sources.fault("SomeTest#helps")).get().asString().contains("is not a test");
    assertThat(sources.fault("SomeTest#run")).get().asString().contains("no such method");
    assertThat(sources.fault("OtherTest#runs")).get().asString().contains("0 test classes");
    assertThat(sources.fault("SomeTest")).get().asString().contains("expected Class#method");
    assertThat(sources.file("SomeTest#runs"))
        .isEqualTo("some/src/test/java/groundcrew/SomeTest.java");
  }

  @Test
  void distinguishesClassesOfTheSameNameByTheirPackage(@TempDir Path root) throws IOException {
    for (var name : List.of("one", "other")) {
      var folder = Files.createDirectories(root.resolve("src/test/java/" + name));
      Files.writeString(
          folder.resolve("SomeTest.java"), "class SomeTest {\n\n  @Test\n  void runs() {}\n}\n");
    }
    var sources = TestSources.in(root);

    assertThat(sources.fault("SomeTest#runs")).get().asString().contains("2 test classes");
    assertThat(sources.fault("other.SomeTest#runs")).isEmpty();
    assertThat(sources.file("other.SomeTest#runs")).isEqualTo("src/test/java/other/SomeTest.java");
  }

  @Test
  void rejectsAFaultWithoutATest() throws IOException {
    var table =
        new ObjectMapper()
            .readTree(
                "{\"title\": \"some\", \"faults\": [{\"fault\": \"breaks\", \"tests\": []}]}");

    assertThatThrownBy(() -> FaultTable.of(table))
        .hasMessageContaining("no test detects the fault: breaks");
  }
}
