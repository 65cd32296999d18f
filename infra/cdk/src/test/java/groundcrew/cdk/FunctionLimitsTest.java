package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionLimitsTest {

  @Test
  void variablesOfFourKilobytesAreTheMost() {
    var most = Map.of("A", "x".repeat(4095));
    assertThatCode(() -> new FunctionLimits("f", most).check(Map.of())).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FunctionLimits("f", most).check(Map.of("B", "")))
        .withMessageContaining("the function f: its variables have 4,097 bytes")
        .withMessageContaining("the longest is A with 4,096");
  }

  @Test
  void aReferenceCountsWithWhatTakesItsPlace() {
    var reference = Map.of("A", "${Token[TOKEN.1]}" + "x".repeat(4000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FunctionLimits("f", reference).check(Map.of()));
  }

  @Test
  void aNameThatIsTooLongOnceItIsGeneratedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FunctionLimits("x".repeat(65), Map.of()).check(Map.of()))
        .withMessageContaining("its name has 65 characters, and Lambda allows 64");
  }

  @Test
  void synthesisRefusesMoreAccountsThanTheVariablesHold() {
    var accounts =
        IntStream.range(0, 330)
            .mapToObj("\"%012d\""::formatted)
            .collect(Collectors.joining(", ", "excludedAccounts: [", "]"));
    var yaml = Synthesised.exampleYaml().replace("excludedAccounts: []", accounts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Synthesised.of("too-many-accounts", yaml))
        .withMessageContaining("groundcrew-cloud-center-account-tagger")
        .withMessageContaining("EXCLUDED_ACCOUNTS");
  }
}
