package groundcrew.treebutton.press;

import groundcrew.treebutton.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is recorded of a press: one item of the table. Records are values; a changed record is
/// stored with [Presses#replace].
///
/// @param lease of the worker that works on the press
/// @param ordering whether an order was sent whose outcome is not recorded
/// @param tree its tree, once it is planted
/// @param label `s3://` URL of its label, once it is stored
/// @param reason why it is LIMITED, FAILED or UNKNOWN
/// @param version how often it was stored; 0 before the first time
public record PressRecord(
    Press press,
    PressState state,
    Lease lease,
    boolean ordering,
    Optional<Tree> tree,
    Optional<String> label,
    Optional<String> reason,
    long version) {

  /// For how long a record is kept if nothing was paid.
  private static final Duration KEPT = Duration.ofDays(90);

  /// Returns the record of a press that is accepted.
  public static PressRecord claimed(Press press, Lease lease) {
    return new PressRecord(
        press,
        PressState.CLAIMED,
        lease,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /// Returns the record of a press that is not accepted.
  public static PressRecord limited(Press press, String reason) {
    return claimed(press, Lease.none(press.receivedAt())).ended(PressState.LIMITED, reason);
  }

  public String id() {
    return press.id();
  }

  /// Returns the name of the button's thing.
  public String thing() {
    return press.thing();
  }

  /// Returns the record with the lease of another worker.
  public PressRecord leased(Lease other) {
    return new PressRecord(press, state, other, ordering, tree, label, reason, version);
  }

  /// Returns the record before an order is sent, or after one that was not executed.
  public PressRecord ordering(boolean sent) {
    return new PressRecord(press, state, lease, sent, tree, label, reason, version);
  }

  /// Returns the record with its tree.
  public PressRecord planted(Tree planted) {
    return new PressRecord(
        press, PressState.PLANTED, lease, false, Optional.of(planted), label, reason, version);
  }

  /// Returns the record with its label.
  public PressRecord stored(String url) {
    return new PressRecord(
        press, PressState.STORED, lease, ordering, tree, Optional.of(url), reason, version);
  }

  /// Returns the record in another state.
  public PressRecord in(PressState other) {
    return new PressRecord(press, other, lease, ordering, tree, label, reason, version);
  }

  /// Returns the record in a state that a person may have to explain.
  public PressRecord ended(PressState end, String why) {
    return new PressRecord(press, end, lease, ordering, tree, label, Optional.of(why), version);
  }

  /// Returns the record as it is after it was stored.
  public PressRecord nextVersion() {
    return new PressRecord(press, state, lease, ordering, tree, label, reason, version + 1);
  }

  /// Tells whether a worker may still be at it.
  public boolean leased(Instant now) {
    return state.unfinished() && now.isBefore(lease.end());
  }

  /// Returns when the record may be deleted; empty for one of a tree, or of an order that may have
  /// been executed: it is all that says what was paid.
  public Optional<Instant> expires() {
    var paid = tree.isPresent() || ordering || state == PressState.UNKNOWN;
    return paid ? Optional.empty() : Optional.of(press.receivedAt().plus(KEPT));
  }
}
