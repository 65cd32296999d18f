package groundcrew.e2e;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Kills the processes of a booth's functions at each of their calls in turn, one press for each
/// kill. Then what is left is finished.
///
/// @param deliveries of each press, at the same time
record ButtonCrashes(ButtonCloud booth, VirtualButton button, CallKiller killer, int deliveries) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int RECONCILE_CALLS = 3;
  private static final int JOB_EVENT_CALLS = 3;

  static ButtonCrashes of(ButtonCloud booth, VirtualButton button, int deliveries) {
    var killer = new CallKiller(booth.cloud(), booth.system().treeNation());
    return new ButtonCrashes(booth, button, killer, deliveries);
  }

  /// Returns at which call of the press function each press was killed.
  Map<String, String> killPressFunction() {
    var killedAt = new LinkedHashMap<String, String>();
    var function = booth.system().stack() + "-press";
    for (var call = 0; ; call++) {
      killer.killAt(function, call);
      var press = press();
      if (!killer.killed()) {
        break;
      }
      killedAt.put(press, name(killer.calls(), call));
    }
    for (var place : List.of(CallKiller.RECEIVED, CallKiller.EXECUTED)) {
      killer.killAt(function, place);
      killedAt.put(press(), place);
    }
    return killedAt;
  }

  /// Finishes the presses, while the process that reconciles is killed at its first calls. Returns
  /// how often.
  int killReconciliation() {
    booth.waitForLeases();
    var kills = 0;
    for (var call = 0; call < RECONCILE_CALLS; call++) {
      killer.killAt(booth.system().stack() + "-reconcile", call);
      var _ = booth.system().reconcile();
      kills += killer.killed() ? 1 : 0;
    }
    booth
        .system()
        .await(
            "the end of all presses",
            LIMIT,
            () -> {
              var _ = booth.system().reconcile();
              return List.of("CLAIMED", "PLANTED", "STORED").stream()
                  .allMatch(state -> booth.records().inState(state).isEmpty());
            });
    settle();
    return kills;
  }

  /// Prints everything, while the process that records prints is killed at each of its calls.
  /// Returns the presses at whose print it was.
  List<String> killJobEventFunction(VirtualPrinter printer) {
    var killed = new ArrayList<String>();
    printed(printer);
    for (var call = 0; call < JOB_EVENT_CALLS; call++) {
      killer.killAt(booth.system().stack() + "-job-event", call);
      var press = booth.press(button);
      printed(printer);
      if (killer.killed()) {
        killed.add(press);
      }
    }
    return killed;
  }

  /// Waits until all jobs are recorded as printed, and the printer's connection is silent.
  private void printed(VirtualPrinter printer) {
    var _ =
        new Patience(booth.cloud())
            .await(() ->
                booth.cloud().quiet()
                    && booth.records().inState("PRINTING").isEmpty()
                    && printer.commands().size() >= booth.records().inState("PRINTED").size());
  }

  private String press() {
    var press = booth.press(button);
    for (var i = 1; i < deliveries; i++) {
      button.send("{\"press\":\"%s\",\"age_ms\":0}".formatted(press));
    }
    booth
        .system()
        .await(
            "the kill or the job",
            LIMIT,
            () -> killer.killed() || booth.system().state(press).equals("PRINTING"));
    settle();
    return press;
  }

  /// The attempts of the events end. What failed is no problem here.
  private void settle() {
    var _ = new Patience(booth.cloud()).await(booth.cloud()::quiet);
  }

  /// Names the call that was the last one: operations that are called more than once are numbered.
  private static String name(List<String> calls, int last) {
    var names = new ArrayList<String>();
    for (var call : calls.subList(0, last + 1)) {
      var times = names.stream().filter(name -> name.startsWith(call)).count();
      names.add(times == 0 ? call : call + " " + (times + 1));
    }
    return names.getLast();
  }
}
