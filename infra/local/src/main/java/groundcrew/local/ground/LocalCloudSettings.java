package groundcrew.local.ground;

import java.nio.file.Path;

/// How a local cloud runs.
///
/// @param work directory for the logs of functions
/// @param port of the gateway, 0 for any that is free
/// @param environments how many processes a function may have
/// @param quirks whether listings come in short and empty pages, as AWS may send them
/// @param rates whether the tagging API and Step Functions refuse what comes faster than AWS allows
/// @param listener follows what functions log
/// @param classPath what comes first on the functions' class path
public record LocalCloudSettings(
    Path work,
    int port,
    int environments,
    boolean quirks,
    boolean rates,
    LogListener listener,
    ClassPathOrder classPath) {

  /// Settings for two cores: two processes a function, quirks and rates on.
  public static LocalCloudSettings in(Path work) {
    return new LocalCloudSettings(
        work, 0, 2, true, true, (function, line) -> {}, ClassPathOrder.RUNTIME_FIRST);
  }

  /// Returns the same settings with another follower of the logs.
  public LocalCloudSettings withListener(LogListener follower) {
    return new LocalCloudSettings(work, port, environments, quirks, rates, follower, classPath);
  }

  /// Returns the same settings with another number of processes a function.
  public LocalCloudSettings withEnvironments(int number) {
    return new LocalCloudSettings(work, port, number, quirks, rates, listener, classPath);
  }

  /// Returns the same settings with another port.
  public LocalCloudSettings withPort(int number) {
    return new LocalCloudSettings(work, number, environments, quirks, rates, listener, classPath);
  }

  /// Returns the same settings with every page as full as it can be: for counting calls.
  public LocalCloudSettings withFullPages() {
    return new LocalCloudSettings(work, port, environments, false, rates, listener, classPath);
  }

  /// Returns the same settings with services that nobody can ask too often: for counting calls
  /// without waiting.
  public LocalCloudSettings withoutRates() {
    return new LocalCloudSettings(work, port, environments, quirks, false, listener, classPath);
  }

  /// Returns the same settings with another order of the functions' class path.
  public LocalCloudSettings withClassPath(ClassPathOrder order) {
    return new LocalCloudSettings(work, port, environments, quirks, rates, listener, order);
  }
}
