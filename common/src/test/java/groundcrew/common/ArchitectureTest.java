package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;

class ArchitectureTest {
  @Test
  void commonKeepsTheRules() {
    ArchitectureRules.check("groundcrew.common");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyRuleFindsItsOffender(int rule) {
    var offender = new ClassFileImporter().importClasses(Offender.class, Offender.Process.class);

    assertThatThrownBy(() -> ArchitectureRules.rules("groundcrew.common").get(rule).check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Offender");
  }

  @SuppressWarnings("unused")
  private static final class Offender {
    private static final Logger LOG = LoggerFactory.getLogger("logger");

    @SuppressWarnings("JavaLangClash")
    private static final class Process {}

    String account(Context context) {
      return context.getInvokedFunctionArn() + System.getenv("ACCOUNT") + Region.EU_WEST_1;
    }
  }
}
