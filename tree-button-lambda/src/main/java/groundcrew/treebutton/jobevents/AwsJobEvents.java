package groundcrew.treebutton.jobevents;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.util.Map;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Configuration;
import software.amazon.awssdk.services.iot.model.EventType;

/// The event configurations of AWS IoT.
public final class AwsJobEvents implements JobEvents {
  private final IotClient iot;

  public AwsJobEvents(IotClient iot) {
    this.iot = iot;
  }

  @Override
  public EventSwitches current(Deadline deadline) {
    var all =
        iot.describeEventConfigurations(
                request -> request.overrideConfiguration(AwsClients.within(deadline)))
            .eventConfigurations();
    return new EventSwitches(on(all, EventType.JOB), on(all, EventType.JOB_EXECUTION));
  }

  @Override
  public void set(EventSwitches switches, Deadline deadline) {
    iot.updateEventConfigurations(request ->
        request
            .eventConfigurations(
                Map.of(
                    EventType.JOB, configuration(switches.job()),
                    EventType.JOB_EXECUTION, configuration(switches.jobExecution())))
            .overrideConfiguration(AwsClients.within(deadline)));
  }

  private static boolean on(Map<EventType, Configuration> all, EventType type) {
    var configuration = all.get(type);
    return configuration != null && configuration.enabled();
  }

  private static Configuration configuration(boolean enabled) {
    return Configuration.builder().enabled(enabled).build();
  }
}
