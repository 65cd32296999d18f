package groundcrew.local.ground;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Sessions;
import groundcrew.local.limits.Paging;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the modules of one local cloud are built from.
public final class Ground {
  private final Fixture fixture;
  private final LocalCloudSettings settings;
  private final Agenda agenda = new Agenda();
  private final Iam iam = new Iam();
  private final AccessKeys keys = new AccessKeys();
  private final Sessions sessions;
  private final ServiceRoles roles;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();
  private volatile Optional<URI> endpoint = Optional.empty();

  /// Creates the ground of a cloud whose accounts and resources are the fixture's.
  public Ground(Fixture fixture, LocalCloudSettings settings) {
    this.fixture = fixture;
    this.settings = settings;
    sessions = new Sessions(iam, keys, agenda);
    roles = new ServiceRoles(iam, keys, sessions);
  }

  /// Returns the accounts, regions and resources.
  public Fixture fixture() {
    return fixture;
  }

  /// Returns how this cloud runs.
  public LocalCloudSettings settings() {
    return settings;
  }

  /// Returns the clock of every service.
  public InstantSource clock() {
    return agenda;
  }

  /// Returns what happens later, on that clock.
  public Agenda agenda() {
    return agenda;
  }

  /// Returns how full pages are.
  public Paging paging() {
    return settings.quirks() ? Paging.quirky() : Paging.full();
  }

  /// Returns the policies and what they decide.
  public Iam iam() {
    return iam;
  }

  /// Returns the access keys that the gateway knows.
  public AccessKeys keys() {
    return keys;
  }

  /// Returns what opens sessions of roles and of operators.
  public Sessions sessions() {
    return sessions;
  }

  /// Returns what services do with the roles that templates give them.
  public ServiceRoles roles() {
    return roles;
  }

  /// Returns what puts failed events into queues.
  public DeadLetters deadLetters() {
    return new DeadLetters(roles, this::endpoint);
  }

  /// Returns what decides the use of keys.
  public KeyUse keyUse() {
    return (caller, resource, actions) -> offered(KeyUse.class).require(caller, resource, actions);
  }

  /// Returns the address of the gateway.
  ///
  /// @throws IllegalStateException before the gateway is open
  public URI endpoint() {
    return endpoint.orElseThrow(() -> new IllegalStateException("The gateway is not open yet"));
  }

  /// Sets the address of the gateway.
  public void open(URI address) {
    endpoint = Optional.of(address);
  }

  /// Offers to other modules what this one does for them.
  public <T> void offer(Class<T> port, T implementation) {
    if (ports.put(port, implementation) != null) {
      throw new IllegalStateException("two modules offer " + port.getSimpleName());
    }
  }

  /// Returns what a module offers. It is asked at each use: a module may come later in the list.
  ///
  /// @throws IllegalStateException where no module offers it
  public <T> T offered(Class<T> port) {
    return Optional.ofNullable(ports.get(port))
        .map(port::cast)
        .orElseThrow(() -> new IllegalStateException("no module offers " + port.getSimpleName()));
  }
}
