package groundcrew.e2e.faults;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The sources of all test classes in a repository.
///
/// @param root the repository
/// @param files files by the simple name of their class
record TestSources(Path root, Map<String, List<Path>> files) {
  private static final int DEEPEST = 14;
  private static final Pattern RUN = Pattern.compile("(Test|IT|Contract)\\.java$");
  private static final Pattern BASE = Pattern.compile("(?m)^class \\w+ extends (\\w+)");
  private static final List<String> TESTS = List.of("@Test", "@ParameterizedTest", "@Property");
  private static final Pattern DISABLED_CLASS = Pattern.compile("(?m)^@Disabled\\b");

  static TestSources in(Path root) throws IOException {
    try (var found =
        Files.find(root, DEEPEST, (path, is) -> is.isRegularFile() && source(root, path))) {
      return new TestSources(root, found.collect(groupingBy(TestSources::className)));
    }
  }

  /// Returns why a test does not count, or nothing if it counts.
  ///
  /// @param test `Class#method`; the class has its package if several classes have the same name
  Optional<String> fault(String test) {
    var parts = test.split("#", -1);
    if (parts.length != 2) {
      return Optional.of(test + ": expected Class#method");
    }
    var found = found(parts[0]);
    if (found.size() != 1) {
      return Optional.of("%s: found %d test classes of that name".formatted(test, found.size()));
    }
    var source = withBase(found.getFirst());
    var place = Pattern.compile("\\bvoid\\s+%s\\s*\\(".formatted(parts[1])).matcher(source);
    if (!place.find()) {
      return Optional.of(test + ": the class has no such method");
    }
    // The formatter puts a blank line before each method.
    var annotations =
        source.substring(source.lastIndexOf("\n\n", place.start()) + 1, place.start());
    if (TESTS.stream().noneMatch(annotations::contains)) {
      return Optional.of(test + ": the method is not a test");
    }
    return annotations.contains("@Disabled") || DISABLED_CLASS.matcher(source).find()
        ? Optional.of(test + ": the test is disabled")
        : Optional.empty();
  }

  /// Returns the file of a test's class, relative to the root of the repository.
  String file(String test) {
    return found(test.replaceFirst("#.*", "")).stream()
        .map(file -> root.relativize(file).toString())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no test class exists for " + test));
  }

  /// Returns the files of a class, which a package distinguishes from others of the same name.
  private List<Path> found(String className) {
    var simple = className.substring(className.lastIndexOf('.') + 1);
    var ending = className.replace('.', '/') + ".java";
    return files.getOrDefault(simple, List.of()).stream()
        .filter(file -> file.endsWith(ending))
        .toList();
  }

  private static boolean source(Path root, Path path) {
    var inside = root.relativize(path).toString();
    // Builds copy files into folders whose names begin with a dot.
    return inside.contains("src/test/java/")
        && RUN.matcher(inside).find()
        && !inside.startsWith(".");
  }

  /// Returns the source of a class, and that of its superclass in the same folder.
  private static String withBase(Path file) {
    var own = read(file);
    return BASE.matcher(own)
        .results()
        .map(found -> file.resolveSibling(found.group(1) + ".java"))
        .filter(Files::exists)
        .map(base -> own + "\n" + read(base))
        .findFirst()
        .orElse(own);
  }

  private static String className(Path path) {
    var name = path.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
