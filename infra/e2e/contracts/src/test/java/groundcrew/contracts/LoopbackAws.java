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
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// Services behind a gateway of their own, and the clients of the account's operator. Any number
/// may be there at once: nothing is set for the whole JVM.
final class LoopbackAws implements AutoCloseable {
  static final String ACCOUNT = "222222222222";

  /// The account of the state machines in the contracts of the Guardian.
  static final String GUARDED = "111111111111";

  static final InstantSource CLOCK = InstantSource.system();

  final AwsClients clients;
  final Iam iam = new Iam();
  private final AwsCredentialsProvider operator;
  private final Gateway gateway;

  LoopbackAws(List<Service> services) {
    this(services, List.of());
  }

  LoopbackAws(List<Service> services, List<RawService> rawServices) {
    this(ACCOUNT, services, rawServices);
  }

  private LoopbackAws(String account, List<Service> services, List<RawService> rawServices) {
    var keys = new AccessKeys();
    var withSts = new ArrayList<>(services);
    withSts.add(new Sts(iam, keys, CLOCK));
    gateway = new Gateway(iam, keys, withSts, rawServices, CLOCK);
    gateway.start(0);
    operator =
        StaticCredentialsProvider.create(
            new Sessions(iam, keys, CLOCK).operator(account).credentials());
    clients = AwsClients.create("contract").at(gateway.endpoint(), Region.EU_WEST_1, operator);
  }

  /// Returns the services as the account [#GUARDED] finds them.
  static LoopbackAws guarded(Service... services) {
    return new LoopbackAws(GUARDED, List.of(services), List.of());
  }

  /// Returns the credentials of the account itself, in which no role has to be assumed, and of the
  /// role `member` of every other account.
  RoleAssumer roles() {
    return new RoleAssumer(
        clients.build(StsClient.builder()),
        new RoleToAssume("member", Optional.empty()),
        "contract",
        operator);
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
