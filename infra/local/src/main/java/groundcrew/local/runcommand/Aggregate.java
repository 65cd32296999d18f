package groundcrew.local.runcommand;

/// The status that its invocations give a command.
final class Aggregate {
  private Aggregate() {}

  static StatusDetail of(Command command) {
    var all = command.all().size();
    if (command.completed() < all) {
      return open(command, all);
    }
    if (command.count(StatusDetail.SUCCESS) == all) {
      return StatusDetail.SUCCESS;
    }
    if (command.cancelled() && command.count(StatusDetail.CANCELLED) > 0) {
      return StatusDetail.CANCELLED;
    }
    if (command.errors() > command.maxErrors()) {
      return command.count(StatusDetail.FAILED) > 0
          ? StatusDetail.FAILED
          : StatusDetail.EXECUTION_TIMED_OUT;
    }
    if (command.count(StatusDetail.DELIVERY_TIMED_OUT) > command.maxErrors()) {
      return StatusDetail.DELIVERY_TIMED_OUT;
    }
    return command.count(StatusDetail.ACCESS_DENIED) == all
        ? StatusDetail.ACCESS_DENIED
        : StatusDetail.INCOMPLETE;
  }

  private static StatusDetail open(Command command, int all) {
    if (command.cancelled()) {
      return StatusDetail.CANCELLING;
    }
    return command.count(StatusDetail.PENDING) == all
        ? StatusDetail.PENDING
        : StatusDetail.IN_PROGRESS;
  }
}
