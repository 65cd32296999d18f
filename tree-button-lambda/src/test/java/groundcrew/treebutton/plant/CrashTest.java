package groundcrew.treebutton.plant;

import static groundcrew.treebutton.plant.Booth.PRESS;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.print.PrintResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends a worker before and after each of its calls in turn, and lets another one go on.
class CrashTest {
  private static final PrintResult PRINTED = new PrintResult(true, "SUCCEEDED");

  private interface GoOn {
    void after(Booth booth);
  }

  private static final GoOn DELIVERY =
      booth -> {
        booth.waitForLeases();
        booth.deliver(PRESS);
      };

  /// A press whose admission was lost is delivered again; every other one the schedule finishes.
  private static final GoOn SCHEDULE =
      booth -> {
        booth.waitForLeases();
        if (booth.presses.all().isEmpty()) {
          booth.deliver(PRESS);
        }
        booth.reconcile();
      };

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withATrustedOrderIdExactlyOneTreeIsPlanted(boolean bySchedule) {
    for (var booth : crashed(bySchedule ? SCHEDULE : DELIVERY, true)) {
      var point = booth.crashes.calls();
      assertThat(booth.trees.planted()).as("%s", point).containsExactly(PRESS.id());
      assertEnd(booth);
    }
  }

  /// The seller executes every order that it receives.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutTrustNoSecondTreeIsPlanted(boolean bySchedule) {
    var states = new ArrayList<PressState>();
    for (var booth : crashed(bySchedule ? SCHEDULE : DELIVERY, false)) {
      assertThat(booth.trees.planted()).hasSizeLessThanOrEqualTo(1);
      if (booth.state(PRESS) != PressState.UNKNOWN) {
        assertThat(booth.trees.planted()).containsExactly(PRESS.id());
      }
      assertEnd(booth);
      states.add(booth.state(PRESS));
    }

    // Before and after the order, and before and after the call that records that it is sent or
    // what became of it, another worker cannot know.
    assertThat(states).filteredOn(PressState.UNKNOWN::equals).hasSize(4);
  }

  private static void assertEnd(Booth booth) {
    var state = booth.state(PRESS);
    assertThat(state).isIn(PressState.PRINTED, PressState.UNKNOWN);
    if (state == PressState.PRINTED) {
      assertThat(booth.jobs).containsExactly(PRESS.id());
      assertThat(booth.labels.urls())
          .containsExactly("s3://bucket/labels/%s.png".formatted(PRESS.id()));
      assertThat(booth.replies).last().asString().endsWith("PRINTED");
    } else {
      assertThat(booth.jobs).isEmpty();
      assertThat(booth.replies).last().asString().endsWith("FAILED");
    }
  }

  /// Returns the booths after a crash at each call, before and after its effect.
  private static List<Booth> crashed(GoOn goOn, boolean trust) {
    var booths = new ArrayList<Booth>();
    for (var call = 0; ; call++) {
      for (var afterEffect : List.of(false, true)) {
        var booth = new Booth();
        booth.trustOrderId = trust;
        if (!trust) {
          booth.trees.withoutDeduplication();
        }
        booth.crashes.crashAt(call, afterEffect);
        deliverAndCrash(booth);
        if (booth.crashes.pending()) {
          assertThat(booths).hasSizeGreaterThan(15);
          return booths;
        }
        goOn.after(booth);
        if (booth.state(PRESS) == PressState.PRINTING) {
          booth.print(PRESS.id(), PRINTED);
        }
        booths.add(booth);
      }
    }
  }

  private static void deliverAndCrash(Booth booth) {
    try {
      booth.deliver(PRESS);
    } catch (Crashes.Crash crash) {
      assertThat(booth.crashes.pending()).isFalse();
    }
  }

  @Test
  void aWorkerThatLostItsLeaseOrdersNothing() {
    var booth = new Booth();
    booth.crashes.crashAt(2, true);
    deliverAndCrash(booth);
    var first = booth.presses.all().getFirst();
    booth.waitForLeases();
    booth.deliver(PRESS);

    // The first worker wakes up with the record that it had.
    assertThat(booth.presses.replace(first.ordering(true), booth.deadlineOfWorker())).isFalse();
    assertThat(booth.trees.planted()).hasSizeLessThanOrEqualTo(1);
  }
}
