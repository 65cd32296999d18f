package groundcrew.common;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The rules that every module of functions keeps; a module's test calls [#check(String)] with its
/// package.
public final class ArchitectureRules {
  private static final String HANDLERS = ".*Handler(\\$.*)?";
  private static final String ADAPTERS = ".*\\.Aws\\w*(\\$.*)?";

  private ArchitectureRules() {}

  /// Checks the classes of the package and those below it, without its tests.
  public static void check(String modulePackage) {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(modulePackage);
    if (classes.isEmpty()) {
      throw new AssertionError("no class was found in " + modulePackage);
    }
    rules(modulePackage).forEach(rule -> rule.check(classes));
  }

  static List<ArchRule> rules(String modulePackage) {
    return List.of(
        noClasses()
            .that()
            .haveNameNotMatching(HANDLERS)
            .and()
            .doNotHaveFullyQualifiedName(Deadline.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(RequestLog.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(JsonHandler.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws.services.lambda..")
            .because("only a handler knows that it runs in Lambda"),
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Environment.class.getName())
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("configuration is a value"),
        noClasses()
            .that()
            .haveNameNotMatching(ADAPTERS)
            .and()
            .haveNameNotMatching(HANDLERS)
            .and()
            .haveNameNotMatching(".*\\.common\\.(RoleAssumer|Retries)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..")
            .because("only an adapter knows the SDK, and the handler that builds it"),
        noClasses()
            .should()
            .callMethod(LoggerFactory.class, "getLogger", String.class)
            .because(
                "a logger that is not its class's repeats the lines of another, or hides them"),
        noClasses()
            .should(
                ArchCondition.from(
                    describe("bear a name of java.lang", ArchitectureRules::hidesJava)))
            .because("a name means one thing"),
        noClasses()
            .that(resideInAPackage(modulePackage + ".."))
            .should()
            .dependOnClassesThat(
                resideInAPackage("groundcrew..")
                    .and(
                        not(resideInAPackage("groundcrew.common.."))
                            .and(resideOutsideOfPackages(modulePackage + ".."))))
            .because("modules know common alone"));
  }

  private static boolean hidesJava(JavaClass type) {
    var ofJava = "/java/lang/%s.class".formatted(type.getSimpleName());
    return ArchitectureRules.class.getResource(ofJava) != null;
  }
}
