package groundcrew.bench.cold;

import java.util.Optional;

/// One way to run the same first event.
interface Variant {

  /// Returns its name in the table.
  String name();

  /// Says of what it is made: the language's version, and what is missing on this machine.
  String remark();

  /// Returns how to start it; empty where this machine cannot.
  ///
  /// @throws IllegalStateException when a peer of the handler was not written yet
  Optional<Launch> launch(Scenario scenario);
}
