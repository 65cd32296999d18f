package groundcrew.treebutton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import groundcrew.treebutton.press.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ButtonConfigTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "TABLE", "button",
          "BUCKET", "labels-of-the-booth",
          "TOKEN_PARAMETER", "/groundcrew/tree-nation",
          "PLANTER_ID", "7",
          "SPECIES_IDS", "1, 2",
          "PRINTER_TARGET", "arn:aws:iot:eu-west-1:111111111111:thing/printer");

  @Test
  void hasDefaults() {
    var config = config(REQUIRED);

    assertThat(config.treeNation()).isEqualTo(URI.create("https://tree-nation.com/api/plant"));
    assertThat(config.jobTemplate())
        .isEqualTo("arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0");
    assertThat(config.command().program()).isEqualTo("/opt/groundcrew/print.sh");
    assertThat(config.limits()).isEqualTo(new Limits(500, Duration.ofSeconds(3)));
    assertThat(config.labelDots()).isEqualTo(413);
    assertThat(config.trustOrderId()).isFalse();
    assertThat(config.species()).isEqualTo(List.of(1, 2));
    assertThat(config.order().message()).isEqualTo(Optional.empty());
  }

  @Test
  void theTemplateIsThatOfThePrintersPartition() {
    assertThat(
            config(with("PRINTER_TARGET", "arn:aws-cn:iot:cn-north-1:111111111111:thing/printer"))
                .jobTemplate())
        .isEqualTo("arn:aws-cn:iot:cn-north-1::jobtemplate/AWS-Run-Command:1.0");
  }

  @Test
  void allowsHttpToLoopback() {
    assertThat(config(with("TREE_NATION_URL", "http://127.0.0.1:8080/plant")).treeNation())
        .isEqualTo(URI.create("http://127.0.0.1:8080/plant"));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(() -> config(Map.of("SPECIES_IDS", "1,,2", "LABEL_DOTS", "40")))
        .hasMessageContaining("7 faulty variables")
        .hasMessageContaining("TABLE: expected")
        .hasMessageContaining("PLANTER_ID: expected a whole number from 1 on")
        .hasMessageContaining("LABEL_DOTS: expected a whole number from 41 to 2000, received '40'");
  }

  @ParameterizedTest
  @CsvSource({
    "TREE_NATION_URL, http://tree-nation.com/api/plant",
    "TREE_NATION_URL, ftp://127.0.0.1/",
    "TREE_NATION_URL, https:///plant",
    "PLANTER_ID, 0",
    "PLANTER_ID, 9999999999",
    "SPECIES_IDS, one",
    "TRUST_ORDER_ID, yes",
    "PRINTER_TARGET, printer",
    "PRINTER_TARGET, arn:aws:iot:eu-west-1:111111111111:thinggroup/printer",
    "PRINT_COMMAND, print.sh",
    "PRINT_COMMAND, /opt/print sh",
    "PRINT_COMMAND, '/opt/print,sh'",
    "DAILY_TREE_LIMIT, -1",
    "MINIMUM_INTERVAL, 3",
    "MINIMUM_INTERVAL, PT-1S",
    "LANGUAGE, english"
  })
  void refusesAMalformedValueByItsName(String name, String value) {
    assertThatThrownBy(() -> config(with(name, value)))
        .hasMessageContaining("1 faulty variable;")
        .hasMessageContaining("- " + name + ": expected");
  }

  private static Map<String, String> with(String name, String value) {
    var variables = new HashMap<>(REQUIRED);
    variables.put(name, value);
    return variables;
  }

  private static ButtonConfig config(Map<String, String> variables) {
    return ButtonConfig.from(Environment.of(variables));
  }
}
