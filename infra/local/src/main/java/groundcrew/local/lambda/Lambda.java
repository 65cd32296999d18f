package groundcrew.local.lambda;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.FunctionLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The functions of a local cloud. Closing it, or the end of this JVM, kills their processes.
public final class Lambda implements AutoCloseable {
  private static final Pattern SIGNER = Pattern.compile("Credential=([^/]+)/");

  private final LambdaSettings settings;
  private final Optional<String> nativeClient;
  private final Functions functions = new Functions();
  private final AsyncEvents events;
  private final EmbeddedMetrics embedded = new EmbeddedMetrics();
  private final AtomicInteger calls = new AtomicInteger();
  private final Thread hook = new Thread(this::kill, "lambda-processes");

  /// Creates an empty registry, and the work directory where it is missing.
  public Lambda(LambdaSettings settings) {
    this.settings = settings;
    this.events = new AsyncEvents(settings.agenda(), settings.end());
    try {
      Files.createDirectories(settings.taskRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot create the Lambda work directory " + settings.work(), e);
    }
    nativeClient = NativeClient.unpack(settings.work());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Adds a function, or replaces the one of the same account, region and name.
  public void register(LambdaFunction function) {
    functions.put(new DeployedFunction(settings, nativeClient, function, embedded));
  }

  /// Changes the code and configuration of a function. Its versions and aliases stay, and what runs
  /// already ends as it began.
  void update(LambdaFunction function) {
    functions.get(function.arn()).update(function);
  }

  /// Deletes a function with its versions and aliases, and kills its processes.
  void delete(String functionArn) {
    functions.remove(functionArn);
  }

  /// Deletes a version; does nothing where its function is gone.
  ///
  /// @throws IllegalArgumentException where an alias stands for it
  void deleteVersion(String functionArn, String version) {
    functions.find(functionArn).ifPresent(function -> function.deleteVersion(version));
  }

  /// Deletes an alias; does nothing where its function is gone.
  void deleteAlias(String functionArn, String alias) {
    functions.find(functionArn).ifPresent(function -> function.deleteAlias(alias));
  }

  /// Publishes a version of a function; returns its number.
  ///
  /// @throws IllegalArgumentException where there is no such function
  public String publish(String nameOrArn) {
    return functions.get(nameOrArn).publish();
  }

  /// Gives a version a name.
  ///
  /// @throws IllegalArgumentException where there is no such function or version
  public void alias(String nameOrArn, String alias, String version) {
    functions.get(nameOrArn).alias(alias, version);
  }

  /// Returns the version that a qualifier of a function stands for, `$LATEST` without one; nothing
  /// where there is no such function, version or alias.
  Optional<String> version(String functionArn, String qualifier) {
    return functions.find(functionArn).flatMap(function -> function.version(qualifier));
  }

  /// Returns a function by its name or ARN, or by the ARN of a version or alias.
  ///
  /// @throws IllegalArgumentException where there is none
  public LambdaFunction function(String nameOrArn) {
    return functions.get(nameOrArn).function();
  }

  /// Returns what a name, or an ARN with or without a version or alias, invokes.
  ///
  /// @throws IllegalArgumentException where there is no such function, version or alias
  Functions.Target target(String nameOrArn) {
    return functions.target(nameOrArn);
  }

  /// Returns every function.
  public List<LambdaFunction> functions() {
    return functions.all().stream().map(DeployedFunction::function).toList();
  }

  /// Invokes synchronously.
  ///
  /// @param nameOrArn name, ARN, or the ARN of a version or alias
  public InvocationResult invoke(String nameOrArn, byte[] payload) {
    return invoke(nameOrArn, payload, Lineage.begin());
  }

  /// Invokes synchronously what is part of a chain.
  ///
  /// @throws groundcrew.local.gateway.AwsError `RecursiveInvocationException` where the chain is a
  ///   loop
  InvocationResult invoke(String nameOrArn, byte[] payload, Lineage origin) {
    calls.incrementAndGet();
    try {
      return functions.target(nameOrArn).invoke(UUID.randomUUID().toString(), payload, origin);
    } finally {
      calls.decrementAndGet();
    }
  }

  /// Sets what becomes of the asynchronous events of a function's version or alias.
  ///
  /// @param qualifier a version, an alias, or `$LATEST` for events without either
  /// @throws IllegalArgumentException where there is no such function, version or alias
  void configure(String nameOrArn, String qualifier, AsyncConfig config) {
    var function = functions.get(nameOrArn);
    var _ = function.pool(qualifier);
    function.configure(qualifier, config);
  }

  /// Invokes asynchronously: the event is taken, and tried until it succeeds, has failed as often
  /// as its function's configuration allows, or is too old. The same request may run several times.
  ///
  /// @throws IllegalArgumentException where there is no such function, version or alias
  public void invokeAsync(String nameOrArn, byte[] payload) {
    invokeAsync(nameOrArn, payload, Lineage.begin());
  }

  /// Invokes asynchronously what is part of a chain; where that is a loop, the event ends as one
  /// that failed.
  void invokeAsync(String nameOrArn, byte[] payload, Lineage origin) {
    var requestId = UUID.randomUUID().toString();
    var target = functions.target(nameOrArn);
    var text = new String(payload, StandardCharsets.UTF_8);
    events.accept(
        AsyncEvent.accepted(target, requestId, text, origin, settings.agenda().instant()));
  }

  /// Kills one of a function's environments that are at work, as AWS loses a host: its event ends
  /// with `Runtime.ExitError`, and the next one starts cold.
  ///
  /// @param random chooses among those that are at work
  /// @return whether one was at work
  public boolean kill(String nameOrArn, Random random) {
    return functions.get(nameOrArn).pools().stream().anyMatch(pool -> pool.kill(random));
  }

  /// Returns the events at which functions are at work.
  public List<RunningEvent> running() {
    return functions.all().stream()
        .flatMap(function -> function.pools().stream())
        .flatMap(pool -> pool.running().stream())
        .toList();
  }

  /// Returns the event at which the function is at work that made a call; empty where another one
  /// made it, or a process that has no event yet.
  ///
  /// @param headers of the call, by lower-case name
  public Optional<RunningEvent> caller(Map<String, List<String>> headers) {
    var signed =
        SIGNER.matcher(headers.getOrDefault("authorization", List.of("")).getFirst()).results();
    return signed
        .map(key -> key.group(1))
        .findFirst()
        .flatMap(key -> running().stream().filter(event -> event.hasKey(key)).findFirst());
  }

  /// Tells whether no asynchronous event waits or runs.
  public boolean idle() {
    return events.idle();
  }

  /// Tells whether a function runs, or is about to: an asynchronous event that waits for its retry
  /// does not.
  public boolean working() {
    return calls.get() > 0 || events.working();
  }

  /// Returns what a function has logged so far.
  public List<String> logs(String nameOrArn) {
    return functions.get(nameOrArn).log().lines();
  }

  /// Returns and forgets how often each function ran; those that did not run are left out.
  public Map<LambdaFunction, Runs> takeRuns() {
    var taken = new HashMap<LambdaFunction, Runs>();
    for (var function : functions.all()) {
      var runs = function.takeRuns();
      if (runs.number() + runs.throttles() > 0) {
        taken.put(function.function(), runs);
      }
    }
    return taken;
  }

  /// Returns the log groups of the functions of an account and region.
  List<FunctionLogs.Group> logGroups(AccountRegion accountRegion) {
    return functions.all().stream()
        .filter(one -> Arn.parse(one.function().arn()).accountRegion().equals(accountRegion))
        .map(one -> new FunctionLogs.Group(one.function().logGroup(), one.log()::timedLines))
        .toList();
  }

  /// Returns the metrics in the functions' logs.
  EmbeddedMetrics embeddedMetrics() {
    return embedded;
  }

  Agenda agenda() {
    return settings.agenda();
  }

  /// Returns how many events of one function run at the same time.
  public int environments() {
    return settings.environments();
  }

  private void kill() {
    functions.all().forEach(DeployedFunction::close);
  }

  @Override
  public void close() {
    kill();
    events.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook runs by itself.
      return;
    }
  }
}
