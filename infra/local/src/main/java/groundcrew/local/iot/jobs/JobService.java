package groundcrew.local.iot.jobs;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Agenda;
import groundcrew.local.iot.broker.MessageBroker;
import groundcrew.local.iot.messages.Messages;
import groundcrew.local.iot.registry.Things;

/// AWS IoT Jobs: its control plane, and what it hears and says over MQTT.
public final class JobService {
  private final JobsApi api;

  /// Creates the service without jobs.
  public JobService(Messages messages, Things things, MessageBroker broker, Agenda agenda) {
    var configurations = new EventConfigurations();
    var jobs = new Jobs(new JobNotices(messages, configurations, agenda), agenda);
    api = new JobsApi(jobs, things, configurations, agenda);
    messages.listen(new DeviceJobs(jobs, things, broker::answer, agenda)::message);
  }

  /// Returns the control plane.
  public Service api() {
    return api;
  }
}
