package groundcrew.cdk;

import groundcrew.treebutton.label.DrawLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the section `button`.
final class ButtonReader {
  private static final int MOST_TREES = 100_000;
  private static final int MOST_DOTS = 2_000;
  private static final int FEWEST_DOTS = 41;
  private static final int HIGHEST_PRICE = 1_000;

  private ButtonReader() {}

  static Button button(Section section) {
    var buttons = section.value("buttons").texts(Rule.THING, 1);
    var printer = section.value("printer").text(Rule.THING);
    var things = new ArrayList<>(buttons);
    things.add(printer);
    var dots = section.value("labelDots").or(413, width -> width.integer(FEWEST_DOTS, MOST_DOTS));
    var button =
        new Button(
            Path.of(section.value("jar").text(Rule.JAR)),
            section.value("logLevel").text(Rule.LOG_LEVEL),
            buttons,
            printer,
            section
                .value("signingRequests")
                .optional(folder -> requests(folder, things))
                .orElse(Map.of()),
            section.value("treeNationUrl").optional(url -> url.text(Rule.HTTPS_URL)),
            section.value("tokenParameter").text(Rule.PARAMETER_PREFIX),
            section.value("planterId").integer(1, Integer.MAX_VALUE),
            section.value("speciesIds").texts(Rule.WHOLE, 1),
            section.value("message").optional(message -> message.text(Rule.MESSAGE)),
            section.value("language").optional(language -> language.text(Rule.LANGUAGE)),
            section.value("trustOrderId").or(false, Value::flag),
            section.value("dailyTreeLimit").or(500, limit -> limit.integer(0, MOST_TREES)),
            section
                .value("minimumInterval")
                .or(
                    Duration.ofSeconds(3),
                    interval -> interval.duration(Duration.ZERO, Duration.ofHours(1))),
            section.value("treePrice").or(BigDecimal.ONE, price -> price.positive(HIGHEST_PRICE)),
            dots,
            section.value("labelText").optional(text -> labelText(text, dots)),
            section
                .value("printCommand")
                .or("/opt/groundcrew/print.sh", command -> command.text(Rule.PROGRAM)),
            section.value("printUser").optional(user -> user.text(Rule.LINUX_USER)),
            section.value("reservedConcurrency").optional(limit -> limit.integer(1, 1_000)));
    section.end();
    return button;
  }

  private static String labelText(Value value, int dots) {
    var text = value.node().asText();
    try {
      return DrawLabel.fitting(text, dots);
    } catch (IllegalArgumentException fault) {
      value.faults().add(value.path(), "a text that fits: " + fault.getMessage(), value.node());
      return text;
    }
  }

  /// Reads `<thing>.csr` of each thing from the folder.
  private static Map<String, String> requests(Value folder, List<String> things) {
    var requests = new LinkedHashMap<String, String>();
    for (var thing : things) {
      request(folder, thing).ifPresent(pem -> requests.put(thing, pem));
    }
    return requests;
  }

  private static Optional<String> request(Value folder, String thing) {
    var file = Path.of(folder.text(Rule.FOLDER), thing + ".csr");
    try {
      var pem = Files.isReadable(file) ? Files.readString(file) : "";
      if (pem.startsWith("-----BEGIN CERTIFICATE REQUEST-----")) {
        return Optional.of(pem);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    folder
        .faults()
        .add(
            folder.path(),
            "a folder with the certificate signing request %s.csr in PEM".formatted(thing),
            folder.node());
    return Optional.empty();
  }
}
