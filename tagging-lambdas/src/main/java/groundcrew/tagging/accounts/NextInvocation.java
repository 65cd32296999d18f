package groundcrew.tagging.accounts;

/// Continues a run for which an invocation has too little time.
@FunctionalInterface
public interface NextInvocation {
  /// Starts an invocation that continues the run, and does not wait for it.
  void start(RunPosition position);
}
