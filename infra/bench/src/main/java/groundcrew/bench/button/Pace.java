package groundcrew.bench.button;

import groundcrew.bench.button.Invocations.Invocation;
import groundcrew.bench.button.PressButtons.Pressed;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Many presses beside each other, by functions that run already.
///
/// @param treeNation what Tree-Nation takes to answer
/// @param millis from each press until its job was queued
/// @param steps of a press
/// @param invocations of all functions meanwhile
/// @param decryptions of the token
/// @param logBytes what the functions logged
record Pace(
    Duration treeNation,
    List<Pressed> presses,
    Millis millis,
    List<Step> steps,
    List<Invocation> invocations,
    long decryptions,
    long logBytes) {
  static final Duration APART = Duration.ofMillis(200);

  /// Of the interval between two presses of a button nothing is left after it.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int WARM = 40;

  /// Long enough that each process gets a press of its own.
  private static final Duration SLOW = Duration.ofSeconds(3);

  /// A few processes more in each round: starting all at once would take longer than presses last.
  private static final int MORE = 2;

  /// Lets every process have a few presses, which are not measured.
  static void warmUp(BoothCloud booth, Consumer<String> progress) {
    var press = new PressButtons(booth);
    booth.treeNation(SLOW);
    for (var atOnce = MORE; atOnce <= BoothCloud.PROCESSES; atOnce += MORE) {
      progress.accept("warming up: %d presses at once".formatted(atOnce));
      press.press(atOnce, Duration.ZERO);
      booth.cloud().agenda().turn(PAUSE);
    }
    progress.accept("warming up: %d presses at the pace".formatted(WARM));
    booth.treeNation(Duration.ofMillis(500));
    press.press(WARM, APART);
  }

  static Pace measure(
      BoothCloud booth, Duration treeNation, int presses, Consumer<String> progress) {
    booth.treeNation(treeNation);
    booth.settle();
    booth.cloud().agenda().turn(PAUSE);
    booth.invocations().take();
    var logged = booth.invocations().bytes();
    var decrypted = decryptions(booth);
    progress.accept(
        "%d presses, Tree-Nation takes %d ms".formatted(presses, treeNation.toMillis()));
    var press = new PressButtons(booth);
    var pressed = press.press(presses, APART);
    return new Pace(
        treeNation,
        pressed,
        new Millis(pressed.stream().flatMap(one -> press.millis(one).stream()).toList()),
        Step.of(pressed, booth.calls()),
        booth.invocations().take(),
        decryptions(booth) - decrypted,
        booth.invocations().bytes() - logged);
  }

  private static long decryptions(BoothCloud booth) {
    return booth.cloud().gateway().counts().total("ssm:GetParameter");
  }

  /// Returns how many processes were started meanwhile; their presses are among the times.
  long started() {
    return invocations.stream().filter(invocation -> invocation.initMillis().isPresent()).count();
  }
}
