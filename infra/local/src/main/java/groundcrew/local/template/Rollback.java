package groundcrew.local.template;

import java.util.ArrayDeque;
import java.util.Deque;

/// What takes back the steps of a deployment that fails, the last one first.
final class Rollback {
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Kinds earlier;
  private final CleanUp cleanUp;

  /// @param earlier the kinds of the version that is restored
  /// @param cleanUp deletes what the failed version has created
  Rollback(Kinds earlier, CleanUp cleanUp) {
    this.earlier = earlier;
    this.cleanUp = cleanUp;
  }

  void created(Member member) {
    undo.push(() -> cleanUp.end(member, member.declared().retainedWhenRolledBack()));
  }

  void updated(Existing before, Existing now) {
    undo.push(() -> {
      var restored = before.resource().updateBy(earlier.of(before.resource()), now);
      if (!restored.ref().equals(now.id())) {
        cleanUp.delete(now);
      }
    });
  }

  /// Takes everything back.
  ///
  /// @throws RuntimeException where a step cannot be taken back; those before it are not either
  void run() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
