package groundcrew.contracts;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import groundcrew.common.RoleToAssume;
import groundcrew.local.gateway.Gateway;
import groundcrew.local.gateway.RawService;
import groundcrew.local.gateway.Service;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Sessions;
import groundcrew.local.sts.Sts;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;

/// Services behind a gateway, and clients that find it by the SDK's own settings: those of the
/// account's operator.
final class LoopbackAws implements AutoCloseable {
  static final String ACCOUNT = "222222222222";

  /// The account of the state machines in the contracts of the Guardian.
  static final String GUARDED = "111111111111";

  static final InstantSource CLOCK = InstantSource.system();

  final AwsClients clients = AwsClients.create("contract");
  private final Gateway gateway;

  LoopbackAws(List<Service> services) {
    this(services, List.of());
  }

  LoopbackAws(List<Service> services, List<RawService> rawServices) {
    this(ACCOUNT, services, rawServices);
  }

  private LoopbackAws(String account, List<Service> services, List<RawService> rawServices) {
    var iam = new Iam();
    var keys = new AccessKeys();
    var withSts = new ArrayList<>(services);
    withSts.add(new Sts(iam, keys, CLOCK));
    gateway = new Gateway(iam, keys, withSts, rawServices, CLOCK);
    gateway.start(0);
    var operator = new Sessions(iam, keys, CLOCK).operator(account);
    Map.of(
            "aws.endpointUrl", gateway.endpoint().toString(),
            "aws.region", "eu-west-1",
            "aws.accessKeyId", operator.accessKeyId(),
            "aws.secretAccessKey", operator.secretAccessKey(),
            "aws.sessionToken", operator.sessionToken())
        .forEach(System::setProperty);
  }

  /// Returns the services as the account [#GUARDED] finds them.
  static LoopbackAws guarded(Service... services) {
    return new LoopbackAws(GUARDED, List.of(services), List.of());
  }

  /// Returns the credentials of the account itself, in which no role has to be assumed.
  RoleAssumer roles() {
    return new RoleAssumer(
        clients.build(StsClient.builder()),
        new RoleToAssume("unused", Optional.empty()),
        "contract");
  }

  /// Returns where the services are called.
  URI endpoint() {
    return gateway.endpoint();
  }

  /// Returns how often an operation was called, such as `tagging:GetResources`.
  long calls(String operation) {
    return gateway.counts().total(operation);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
