package groundcrew.bluegreen.learn;

import java.time.LocalDate;

class InMemoryAccessLogsTest extends AccessLogsContract {
  private final InMemoryAccessLogs logs = new InMemoryAccessLogs();

  @Override
  protected AccessLogs logs() {
    return logs;
  }

  @Override
  protected void put(LocalDate day, String name, byte[] log) {
    logs.put(day, name, log);
  }
}
