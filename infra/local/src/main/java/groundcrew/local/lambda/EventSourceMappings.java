package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.ground.QueueDepth;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/// `AWS::Lambda::EventSourceMapping` for SQS queues.
public final class EventSourceMappings implements ResourceKind, AutoCloseable {
  private static final Set<String> KNOWN =
      Set.of(
          "BatchSize",
          "Enabled",
          "EventSourceArn",
          "FunctionName",
          "FunctionResponseTypes",
          "MaximumBatchingWindowInSeconds",
          "ScalingConfig",
          "Tags");

  private final Lambda lambda;
  private final RoleSessions sessions;
  private final Supplier<URI> endpoint;
  private final Supplier<QueueDepth> depth;
  private final Duplicates duplicates = new Duplicates();
  private final Map<Key, Running> running = new ConcurrentHashMap<>();

  private record Key(Place place, String id) {}

  private record Running(Poller poller, SqsClient client) {}

  /// Creates the kind.
  ///
  /// @param endpoint the gateway, through which queues are polled with the functions' roles
  public EventSourceMappings(
      Lambda lambda, RoleSessions sessions, Supplier<URI> endpoint, Supplier<QueueDepth> depth) {
    this.lambda = lambda;
    this.sessions = sessions;
    this.endpoint = endpoint;
    this.depth = depth;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Lambda::EventSourceMapping");
  }

  @Override
  public Created create(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    var mapping = mapping(properties);
    var id = resource.generatedName(Integer.MAX_VALUE);
    if (properties.flag("Enabled", true)) {
      running.put(new Key(resource.place(), id), start(mapping, properties));
    }
    return new Created(id, Map.of("Id", id));
  }

  @Override
  public Changes changes(String type) {
    return Changes.replacing("EventSourceArn");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    // What is wrong with the new version is found before the old one ends.
    mapping(ResourceProperties.of(wanted, KNOWN));
    delete(existing);
    return create(wanted);
  }

  /// Ends a mapping, once the batches that it has received are done.
  @Override
  public void delete(Existing existing) {
    var ended = running.remove(new Key(existing.resource().place(), existing.id()));
    if (ended == null) {
      return;
    }
    try (var _ = ended.client()) {
      ended.poller().drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a mapping was being deleted", e);
    }
  }

  private Mapping mapping(ResourceProperties properties) {
    var queueArn = properties.required("EventSourceArn");
    if (!queueArn.startsWith("arn:aws:sqs:")) {
      throw properties.fault("EventSourceArn", "must be a queue, but is " + queueArn);
    }
    var batchSize = properties.number("BatchSize", 10);
    var window = Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0));
    if (batchSize < 1 || batchSize > 10_000 || (batchSize > 10 && window.isZero())) {
      throw properties.fault(
          "BatchSize",
          "must be 1 to 10, or up to 10000 with MaximumBatchingWindowInSeconds of at least 1, but"
              + " is "
              + batchSize);
    }
    var concurrency = properties.number("ScalingConfig.MaximumConcurrency", lambda.environments());
    if (properties.find("ScalingConfig.MaximumConcurrency").isPresent()
        && (concurrency < 2 || concurrency > 1000)) {
      throw properties.fault("ScalingConfig", "must be 2 to 1000, but is " + concurrency);
    }
    var partial =
        properties.find("FunctionResponseTypes").stream()
            .flatMap(JsonNode::valueStream)
            .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
    // By whatever name the template has: a version or alias is the one that is invoked.
    var function = properties.required("FunctionName");
    return new Mapping(
        queueArn, lambda.target(function).arn(), batchSize, window, concurrency, partial);
  }

  private Running start(Mapping mapping, ResourceProperties properties) {
    var function = lambda.function(mapping.functionArn());
    var client =
        SdkClients.of(
            SqsClient.builder(), endpoint.get(), function.region(), credentials(function));
    var source = new MessageSource(client, mapping, depth.get(), endpoint.get().toString());
    // Lambda reads the queue's attributes when a mapping is created, and refuses this too.
    var visibility = source.visibilityTimeout();
    if (visibility.compareTo(function.timeout()) < 0) {
      client.close();
      throw properties.fault(
          "EventSourceArn",
          "Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
              .formatted(visibility.toSeconds(), function.timeout().toSeconds()));
    }
    return new Running(new Poller(mapping, source, lambda, duplicates), client);
  }

  private AwsCredentialsProvider credentials(LambdaFunction function) {
    return () ->
        sessions.open(function.roleArn(), function.name(), FunctionRoles.LAMBDA).credentials();
  }

  /// Makes a share of the batches of every mapping arrive twice, at once and in two environments:
  /// SQS delivers at least once. A mapping whose concurrency is 1 has no second environment, and
  /// delivers once.
  ///
  /// @param probability 0 to 1; 0 switches it off
  public void deliverTwice(double probability, long seed) {
    duplicates.share(probability, seed);
  }

  /// Tells whether no batch is being worked on.
  public boolean idle() {
    return pollers().allMatch(Poller::idle);
  }

  /// Tells whether every mapped queue is empty, nothing of it in flight or delayed, and no batch is
  /// being worked on.
  public boolean drained() {
    return pollers().allMatch(poller -> depth.get().of(poller.queueArn()).all() == 0) && idle();
  }

  /// Tells whether a batch is being worked on or about to be: messages that are in flight since
  /// their batch failed are not.
  public boolean working() {
    return pollers().anyMatch(Poller::working);
  }

  /// Returns and forgets what kept mappings from working, such as a denied `sqs:ReceiveMessage`.
  public List<String> takeProblems() {
    return pollers().map(Poller::takeProblems).flatMap(List::stream).toList();
  }

  /// Returns the mappings of an account and region, by their ids.
  Map<String, Mapping> in(AccountRegion accountRegion) {
    return running.entrySet().stream()
        .filter(one -> one.getKey().place().accountRegion().equals(accountRegion))
        .collect(
            Collectors.toMap(one -> one.getKey().id(), one -> one.getValue().poller().mapping()));
  }

  private Stream<Poller> pollers() {
    return running.values().stream().map(Running::poller);
  }

  @Override
  public void close() {
    pollers().forEach(Poller::close);
    running.values().stream().map(Running::client).forEach(SqsClient::close);
  }
}
