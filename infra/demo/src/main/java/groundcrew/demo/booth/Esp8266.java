package groundcrew.demo.booth;

import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.AsOperator;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;

/// The button's own sketch of firmware/button, built for Linux. What it understands and says is in
/// `firmware/button/host/README.md`.
public final class Esp8266 implements AutoCloseable {
  private static final Duration CONNECTS = Duration.ofSeconds(30);
  private static final String PRESSED = "pressed ";

  private final AsOperator operator;
  private final DeviceIdentity identity;
  private final LineProcess sketch;
  private int seen;

  /// Registers the device, starts the sketch, and waits until it is ready.
  ///
  /// @param folder for its key
  public Esp8266(ButtonSystem system, Firmware firmware, Path folder, String thing) {
    operator = system.operator();
    identity =
        DeviceIdentity.register(system.operator(), folder, thing, system.stack() + "-button");
    var files = identity.write(folder);
    var builder = new ProcessBuilder(firmware.button().toString());
    var environment = builder.environment();
    environment.put("GROUNDCREW_THING", thing);
    environment.put("GROUNDCREW_ENDPOINT", identity.host());
    environment.put("GROUNDCREW_PORT", Integer.toString(identity.port()));
    environment.put("GROUNDCREW_CERTIFICATE", files.certificate().toString());
    environment.put("GROUNDCREW_PRIVATE_KEY", files.privateKey().toString());
    environment.put("GROUNDCREW_ROOT_CA", files.root().toString());
    sketch = new LineProcess("the button's sketch", builder);
    awaitLight("ready", CONNECTS);
  }

  /// Gives a command, such as `network off`.
  public void say(String command) {
    sketch.say(command);
  }

  /// Presses as often as it takes until the cooldown is over, and returns the id of the press.
  public String press() {
    while (true) {
      seen = sketch.lines().size();
      sketch.say("press");
      var line =
          sketch.await(
              told -> told.startsWith(PRESSED) || told.startsWith("ignored "), seen, CONNECTS);
      if (line.startsWith(PRESSED)) {
        return line.substring(PRESSED.length());
      }
    }
  }

  /// Waits until the light shows a state after the last press.
  public void awaitLight(String state, Duration limit) {
    sketch.await(("led " + state)::equals, seen, limit);
  }

  /// Waits for a line after the last press that has a text.
  public void awaitLine(String text, Duration limit) {
    sketch.await(line -> line.contains(text), seen, limit);
  }

  /// Takes its certificate back.
  public void deactivateCertificate() {
    try (var iot = operator.client(IotClient.builder())) {
      iot.updateCertificate(request ->
          request.certificateId(identity.certificateId()).newStatus(CertificateStatus.INACTIVE));
    }
  }

  @Override
  public void close() {
    sketch.close();
  }
}
