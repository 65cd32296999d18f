package groundcrew.local.ground;

/// The order of a function's class path. Both the function's JAR and the runtime client have
/// classes of the Lambda API: the first on the class path is used.
public enum ClassPathOrder {
  /// The runtime client first, as in Lambda's managed runtimes.
  RUNTIME_FIRST,
  /// The function's JAR first, as a container image may have it.
  FUNCTION_FIRST
}
