package groundcrew.stepfn.notice;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.UpdateMachineStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends the notices of a machine, each once: a notice is stored with the change, over the version
/// that was read. Of two functions that see the same change, the one whose write succeeds sends the
/// notice. If it ends before that, another function sends it a minute later.
public final class SendNotices {
  private final UpdateMachineStatus update;
  private final Optional<Notices> notices;

  /// @param notices who is notified; empty if nobody is
  public SendNotices(UpdateMachineStatus update, Optional<Notices> notices) {
    this.update = update;
    this.notices = notices;
  }

  /// Returns whether a notice is due.
  public boolean due(MachineStatus status, Instant now) {
    return notices.isPresent() && status.noticeDue(now);
  }

  /// Returns the status that is to be stored, and adds the notice that is to be sent after that.
  public MachineStatus prepare(MachineStatus status, Instant now, List<Notice> toSend) {
    if (notices.isEmpty()) {
      return status;
    }
    var notifying = status.notifying(now);
    if (status.noticeDue(now)) {
      toSend.add(new Notice(notifying, now));
    }
    return notifying;
  }

  /// Sends notices whose status is stored, and stores that they are sent.
  ///
  /// @throws RuntimeException if a notice cannot be sent; it is due again a minute later
  public void send(MachineStatus stored, List<Notice> toSend, Deadline deadline) {
    if (toSend.isEmpty()) {
      return;
    }
    toSend.forEach(notice -> notices.orElseThrow().send(notice, deadline));
    update.update(stored, MachineStatus::noticeSent, deadline);
  }

  /// Stores and sends a notice that is due by what is stored.
  public void sendDue(MachineStatus status, Instant now, Deadline deadline) {
    var toSend = new ArrayList<Notice>();
    var stored =
        update.update(
            status,
            before -> {
              // After a conflict, this is called again.
              toSend.clear();
              return prepare(before, now, toSend);
            },
            deadline);
    send(stored, toSend, deadline);
  }
}
