package groundcrew.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the services of the local cloud apart: a new one is added beside the others, without a
/// change in any of them.
class ServicesApartTest {
  private static final String ROOT = "groundcrew.local";

  /// What services stand on; alarms and metrics are the inside of one service.
  private static final Set<String> FLOOR =
      Set.of(
          "alarms",
          "arn",
          "gateway",
          "ground",
          "iam",
          "limits",
          "metrics",
          "model",
          "problems",
          "process",
          "template",
          "fixture");

  /// What stands on the services.
  private static final Set<String> ABOVE = Set.of("command");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> services() {
    var services =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT + "."))
            .map(name -> name.substring(ROOT.length() + 1).split("\\.", -1)[0])
            .collect(toCollection(TreeSet::new));
    services.removeAll(FLOOR);
    services.removeAll(ABOVE);
    return List.copyOf(services);
  }

  @ParameterizedTest
  @MethodSource("services")
  void noServiceKnowsAnother(String service) {
    var others = services().stream().filter(other -> !other.equals(service)).map(this::below);

    noClasses()
        .that()
        .resideInAPackage(below(service))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void theFloorKnowsNoService() {
    noClasses()
        .that()
        .resideInAnyPackage(FLOOR.stream().map(this::below).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(services().stream().map(this::below).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyServiceIsSeen() {
    assertThat(services())
        .contains(
            "dynamodb",
            "eventbridge",
            "explorer",
            "iot",
            "lambda",
            "organizations",
            "s3",
            "sqs",
            "stepfunctions",
            "sts");
  }

  private String below(String folder) {
    return ROOT + "." + folder + "..";
  }
}
