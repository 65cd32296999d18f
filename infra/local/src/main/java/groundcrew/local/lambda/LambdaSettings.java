package groundcrew.local.lambda;

import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.ClassPathOrder;
import groundcrew.local.ground.LogListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/// What all functions of a local cloud share.
///
/// @param work directory for logs
/// @param endpoint the gateway, which a function sees as `AWS_ENDPOINT_URL`
/// @param environments how many events of one function run at the same time
/// @param initLimit time on the clock for a cold start on demand. Lambda's own limit is 10 s; here
///   it is 10 s of processor time, since processes share few cores, and this bounds one that waits.
///   Then Lambda starts the process again within the invocation
/// @param agenda when what waits goes on
/// @param end takes asynchronous events that have ended
/// @param classPath what comes first on a function's class path
public record LambdaSettings(
    Path work,
    Supplier<URI> endpoint,
    RoleSessions sessions,
    int environments,
    Duration initLimit,
    Agenda agenda,
    LogListener listener,
    AsyncEnd end,
    ClassPathOrder classPath) {

  /// Two environments a function, and an agenda of its own.
  public static LambdaSettings of(Path work, Supplier<URI> endpoint, RoleSessions sessions) {
    return new LambdaSettings(
        work,
        endpoint,
        sessions,
        2,
        Duration.ofSeconds(60),
        new Agenda(),
        (function, line) -> {},
        (event, condition) -> {},
        ClassPathOrder.RUNTIME_FIRST);
  }

  /// Returns the same settings with another number of environments.
  public LambdaSettings withEnvironments(int number) {
    return new LambdaSettings(
        work, endpoint, sessions, number, initLimit, agenda, listener, end, classPath);
  }

  /// Returns the same settings with another limit of cold starts.
  LambdaSettings withInitLimit(Duration limit) {
    return new LambdaSettings(
        work, endpoint, sessions, environments, limit, agenda, listener, end, classPath);
  }

  /// Returns the same settings with another agenda.
  public LambdaSettings withAgenda(Agenda other) {
    return new LambdaSettings(
        work, endpoint, sessions, environments, initLimit, other, listener, end, classPath);
  }

  /// Returns the same settings with a follower of the logs.
  public LambdaSettings withListener(LogListener follower) {
    return new LambdaSettings(
        work, endpoint, sessions, environments, initLimit, agenda, follower, end, classPath);
  }

  /// Returns the same settings with a taker of asynchronous events that have ended.
  LambdaSettings withEnd(AsyncEnd taker) {
    return new LambdaSettings(
        work, endpoint, sessions, environments, initLimit, agenda, listener, taker, classPath);
  }

  /// Returns the same settings with another order of the class path.
  public LambdaSettings withClassPath(ClassPathOrder order) {
    return new LambdaSettings(
        work, endpoint, sessions, environments, initLimit, agenda, listener, end, order);
  }

  Path taskRoot() {
    return work.resolve("task");
  }
}
