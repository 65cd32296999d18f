package groundcrew.local.logs;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// CloudWatch Logs, as far as it shows what functions have logged.
public final class LogsModule implements Module {
  private final CloudWatchLogs logs;

  /// Creates the module.
  public LogsModule(Ground ground) {
    logs = new CloudWatchLogs(ground);
  }

  @Override
  public List<Service> services() {
    return List.of(logs);
  }
}
