package groundcrew.e2e.faults;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The faults of one system.
record FaultTable(String title, List<Fault> faults) {

  /// @param fault description in one or two sentences
  /// @param tests tests that detect it, as `Class#method`
  record Fault(String fault, List<String> tests) {}

  /// Reads all tables of a folder, sorted by file name.
  static List<FaultTable> all(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(FaultTable::read)
          .toList();
    }
  }

  private static FaultTable read(Path file) {
    var mapper =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    try {
      return of(mapper.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the fault table " + file, e);
    }
  }

  static FaultTable of(JsonNode node) {
    return new FaultTable(
        text(node.path("title")),
        node.path("faults").valueStream().map(FaultTable::fault).toList());
  }

  private static Fault fault(JsonNode node) {
    var tests = node.path("tests").valueStream().map(FaultTable::text).toList();
    var fault = text(node.path("fault"));
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("no test detects the fault: " + fault);
    }
    return new Fault(fault, tests);
  }

  private static String text(JsonNode node) {
    if (!node.isTextual() || node.asText().isBlank()) {
      throw new IllegalArgumentException("expected text in a fault table, received " + node);
    }
    return node.asText();
  }
}
