package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class EnvironmentTest {
  @Test
  void readsWhatIsSetAndFallsBackWhereItMay() {
    var environment =
        Environment.of(Map.of("NAME", " x ", "ITEMS", "a, b ,c", "LOG_LEVEL", "debug"));
    var name = environment.required("NAME", "a name", Function.identity());
    var delay = environment.optional("DELAY", Duration.ZERO, "a duration", Duration::parse);
    var maybe = environment.optional("MAYBE", "a number", Integer::valueOf);
    var items = environment.list("ITEMS", "a list", Function.identity());
    var none = environment.optionalList("NONE", "a list", Function.identity());

    environment.verify();

    assertThat(name.get()).isEqualTo("x");
    assertThat(delay.get()).isEqualTo(Duration.ZERO);
    assertThat(maybe.get()).isEmpty();
    assertThat(items.get()).containsExactly("a", "b", "c");
    assertThat(none.get()).isEmpty();
    assertThat(environment.logLevel()).isEqualTo(Level.DEBUG);
  }

  @Test
  void listsEveryFaultAtOnce() {
    var environment =
        Environment.of(
            Map.of("COUNT", "many", "DELAY", "15", "ITEMS", "a,,b", "LOG_LEVEL", "LOUD"));
    environment.required("NAME", "a name", Function.identity());
    environment.required("COUNT", "a number", Integer::valueOf);
    environment.optional("DELAY", Duration.ZERO, "a duration such as PT15S", Duration::parse);
    environment.list("ITEMS", "names without empty items", Function.identity());

    assertThatThrownBy(environment::verify)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            5 faulty variables; correct the function's configuration:
            - LOG_LEVEL: expected one of TRACE, DEBUG, INFO, WARN, ERROR, received 'LOUD'
            - NAME: expected a name, but it is not set
            - COUNT: expected a number, received 'many'
            - DELAY: expected a duration such as PT15S, received '15'
            - ITEMS: expected names without empty items, received 'a,,b'\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "a,", ",a", " , "})
  void refusesEmptyItems(String text) {
    var environment = Environment.of(Map.of("ITEMS", text));
    environment.optionalList("ITEMS", "names", Function.identity());

    assertThatThrownBy(environment::verify).hasMessageContaining("ITEMS: expected names");
  }

  @Test
  void givesNoValueBeforeItIsVerified() {
    var setting = Environment.of(Map.of("A", "1")).required("A", "a number", Integer::valueOf);

    assertThatThrownBy(setting::get)
        .hasMessageContaining("A is read before")
        .hasMessageContaining("verify()");
  }

  @Test
  void tellsAFaultThatIsSeenOnlyBesideAnotherSettingWithTheOthers() {
    var environment = Environment.of(Map.of("SMALLEST", "7", "LARGEST", "3", "STEP", "no"));
    var smallest = environment.required("SMALLEST", "a number", Integer::valueOf);
    var largest = environment.required("LARGEST", "a number", Integer::valueOf);
    environment.required("STEP", "a number", Integer::valueOf);

    smallest.ifRead(from ->
        largest.ifRead(to -> {
          if (to < from) {
            environment.fault("LARGEST", "at least " + from);
            environment.fault("NAME", "a name of what is so large");
          }
        }));

    assertThatThrownBy(environment::verify)
        .hasMessage(
            """
            3 faulty variables; correct the function's configuration:
            - STEP: expected a number, received 'no'
            - LARGEST: expected at least 7, received '3'
            - NAME: expected a name of what is so large, but it is not set\
            """);
  }

  @Test
  void checksNoSettingBesideAnotherThatCouldNotBeRead() {
    var environment = Environment.of(Map.of("COUNT", "many"));
    var read = new ArrayList<Object>();

    environment.required("COUNT", "a number", Integer::valueOf).ifRead(read::add);
    environment.required("NAME", "a name", Function.identity()).ifRead(read::add);
    environment.optional("STEP", 1, "a number", Integer::valueOf).ifRead(read::add);

    assertThat(read).containsExactly(1);
  }

  @Test
  void hasToBeVerifiedAgainAfterAFault() {
    var environment = Environment.of(Map.of("A", "1"));
    var setting = environment.required("A", "a number", Integer::valueOf);
    environment.verify();
    environment.fault("A", "an even number");

    assertThatThrownBy(setting::get).hasMessageContaining("verify()");
    assertThatThrownBy(environment::verify)
        .hasMessageContaining("- A: expected an even number, received '1'");
  }

  @Test
  void neverRepeatsTheValueOfASecret() {
    var environment = Environment.of(Map.of("TOKEN", "s3cret"));
    environment.optionalSecret("TOKEN", "a number", Integer::valueOf);
    environment.fault("TOKEN", "less than OTHER");

    assertThatThrownBy(environment::verify)
        .hasMessage(
            """
            2 faulty variables; correct the function's configuration:
            - TOKEN: expected a number, received a text of 6 characters that is not shown
            - TOKEN: expected less than OTHER, received a text of 6 characters that is not shown\
            """);
  }

  @Test
  void readsASecretThatMayBeAbsent() {
    var environment = Environment.of(Map.of("TOKEN", "42"));
    var token = environment.optionalSecret("TOKEN", "a number", Integer::valueOf);
    var absent = environment.optionalSecret("ABSENT", "a number", Integer::valueOf);

    environment.verify();

    assertThat(token.get()).contains(42);
    assertThat(absent.get()).isEmpty();
  }
}
