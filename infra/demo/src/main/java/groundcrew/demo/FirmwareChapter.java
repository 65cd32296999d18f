package groundcrew.demo;

import groundcrew.demo.booth.Esp8266;
import groundcrew.demo.booth.Firmware;
import groundcrew.demo.booth.RaspberryPi;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.command.RunFolder;
import java.nio.file.Path;
import java.time.Duration;

/// The same press with the devices' own programs: the sketch of the ESP8266 and the programs of the
/// Raspberry Pi.
///
/// @param system whose cloud has no device connected
record FirmwareChapter(ButtonSystem system) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /// Returns whether the label was printed and the light says so; also where the machine has not
  /// what the programs are built with.
  boolean play(Screen screen, RunFolder folder) {
    var firmware = Firmware.ofThisRepository();
    var missing = firmware.missing();
    if (!missing.isEmpty()) {
      screen.line(
          "the devices' own programs are left out; ./groundcrew verify installs what they need: %s"
              .formatted(String.join(", ", missing)));
      return true;
    }
    screen.progress("building the firmware of the button ...");
    firmware.build();
    var devices = folder.path().resolve("firmware");
    try (var printer =
            new RaspberryPi(system, firmware, devices.resolve("raspberry-pi"), "printer");
        var button = new Esp8266(system, firmware, devices.resolve("esp8266"), "button-1")) {
      screen.line("the devices' own programs: the sketch of the ESP8266 presses");
      var pressed = System.nanoTime();
      var press = button.press();
      printer.awaitLabel(press, LIMIT);
      var paper = Duration.ofNanos(System.nanoTime() - pressed);
      button.awaitLight("printed", LIMIT);
      screen.line(
          "press %s: the printer has printed the label %,d ms later, and the button's light says so"
              .formatted(press, paper.toMillis()));
      screen.line("the label on the paper: " + shown(folder, printer.labels().getLast()));
      return system.state(press).equals("PRINTED");
    }
  }

  private static Path shown(RunFolder folder, Path label) {
    return folder.shown(folder.path().relativize(label).toString());
  }
}
