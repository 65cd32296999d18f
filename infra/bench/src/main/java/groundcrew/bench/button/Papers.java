package groundcrew.bench.button;

import groundcrew.demo.booth.Esp8266;
import groundcrew.demo.booth.Firmware;
import groundcrew.demo.booth.RaspberryPi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/// The whole way of a press with the programs of the devices: from the sketch's pin to the paper.
///
/// @param millis from each press until the printer said that its label is printed
record Papers(Duration treeNation, Millis millis) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// @param folder for what the devices need
  static Papers measure(
      BoothCloud booth, Duration treeNation, int samples, Path folder, Consumer<String> progress) {
    booth.treeNation(treeNation);
    var firmware = Firmware.ofThisRepository();
    if (!firmware.missing().isEmpty()) {
      throw new IllegalStateException(
          "./groundcrew verify installs what the programs of the devices need: "
              + String.join(", ", firmware.missing()));
    }
    firmware.build();
    var millis = new ArrayList<Double>();
    try (var printer = new RaspberryPi(booth.system(), firmware, folder.resolve("pi"), "printer");
        var button = new Esp8266(booth.system(), firmware, folder.resolve("esp8266"), "button-1")) {
      // The first one starts processes.
      for (var label = 1; label <= samples + 1; label++) {
        booth.cloud().agenda().turn(Duration.ofMinutes(1));
        var pressed = System.nanoTime();
        var press = button.press();
        printer.awaitLabel(press, LIMIT);
        if (label > 1) {
          millis.add((System.nanoTime() - pressed) / 1e6);
        }
        button.awaitLight("ready", LIMIT);
        progress.accept("%d of %d labels".formatted(label - 1, samples));
      }
    }
    return new Papers(treeNation, new Millis(millis));
  }
}
