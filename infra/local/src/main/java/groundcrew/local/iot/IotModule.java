package groundcrew.local.iot;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.iot.broker.MessageBroker;
import groundcrew.local.iot.certificates.Certificates;
import groundcrew.local.iot.credentials.CredentialProvider;
import groundcrew.local.iot.jobs.JobService;
import groundcrew.local.iot.messages.Messages;
import groundcrew.local.iot.registry.Devices;
import groundcrew.local.iot.registry.Registry;
import groundcrew.local.iot.registry.RegistryApi;
import groundcrew.local.iot.registry.RegistryKinds;
import groundcrew.local.iot.rules.Rules;
import groundcrew.local.iot.rules.TopicRuleKind;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// AWS IoT Core.
public final class IotModule implements Module {
  private final Messages messages = new Messages();
  private final Ground ground;
  private final Rules rules;
  private final Certificates certificates;
  private final Registry registry;
  private final MessageBroker broker;
  private final CredentialProvider credentials;
  private final JobService jobs;

  /// Creates the module.
  public IotModule(Ground ground) {
    this.ground = ground;
    rules = new Rules(ground);
    messages.listen(rules::message);
    certificates = new Certificates(ground.clock());
    registry = new Registry(certificates, ground.iam().principals());
    var devices = new Devices(ground.iam(), registry);
    broker = new MessageBroker(certificates, devices, messages);
    credentials = new CredentialProvider(certificates, registry, devices, ground.sessions());
    jobs = new JobService(messages, registry.things(), broker, ground.agenda());
  }

  /// Returns the certificate that devices must trust, in PEM.
  public String rootPem() {
    return certificates.authority().rootPem();
  }

  @Override
  public List<Service> services() {
    return List.of(
        new IotData(messages),
        new RegistryApi(registry),
        jobs.api(),
        new EndpointApi(
            Map.of(
                "iot:Data-ATS", trusted(broker::address),
                "iot:CredentialProvider", trusted(credentials::address),
                "iot:Jobs", () -> ground.endpoint().getAuthority())));
  }

  /// Who asks for an address finds the root in the working folder.
  private Supplier<String> trusted(Supplier<String> address) {
    return () -> {
      var file = ground.settings().work().resolve("iot-root-ca.pem");
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, rootPem());
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be written", e);
      }
      return address.get();
    };
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new TopicRuleKind(rules), new RegistryKinds(registry));
  }

  @Override
  public List<String> takeProblems() {
    return Stream.concat(rules.takeProblems().stream(), broker.takeProblems().stream()).toList();
  }

  @Override
  public boolean busy() {
    return working();
  }

  @Override
  public boolean working() {
    return broker.working();
  }

  /// Devices call functions and queues: they are cut before the gateway closes.
  @Override
  public void stop() {
    try (broker;
        credentials) {
      // Each is closed, even where the other cannot be.
    }
  }
}
