package groundcrew.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.Keys;
import groundcrew.local.iam.Role;
import groundcrew.local.iam.Sessions;
import groundcrew.local.sts.Sts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// A gateway with STS and two tiny services, for the tests of this package and of STS.
public final class LocalGateway implements AutoCloseable {
  public static final String ACCOUNT = "111122223333";

  public final Iam iam = new Iam();
  public final AccessKeys keys = new AccessKeys();
  public Duration ahead = Duration.ZERO;
  public final InstantSource clock = () -> Instant.now().plus(ahead);
  public final Sessions sessions = new Sessions(iam, keys, clock);
  public final Gateway gateway;
  public ObjectNode parameterAnswer =
      JsonNodeFactory.instance.objectNode().put("Version", 1).put("Tier", "Standard");

  /// Opens a gateway whose S3 is a box that answers what is put into it, to these services too.
  public LocalGateway(Service... more) {
    this(iam -> new Box(), more);
  }

  /// Opens a gateway with the S3 that a test wants.
  public LocalGateway(Function<Iam, RawService> s3, Service... more) {
    gateway =
        new Gateway(
            iam,
            keys,
            Stream.concat(
                    Stream.of(new Sts(iam, keys, clock), new Accounts(), new Parameters()),
                    Stream.of(more))
                .toList(),
            List.of(s3.apply(iam)),
            clock);
    gateway.start(0);
  }

  /// Builds an SDK client that signs with `keys` and never retries; the others may watch it.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Keys keys, ExecutionInterceptor... watching) {
    return client(builder, keys, Region.EU_WEST_1, watching);
  }

  /// Builds the same client for a region.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Keys keys, Region region, ExecutionInterceptor... watching) {
    return builder
        .endpointOverride(gateway.endpoint())
        .region(region)
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            c -> c.retryStrategy(r -> r.maxAttempts(1)).executionInterceptors(List.of(watching)))
        .credentialsProvider(StaticCredentialsProvider.create(keys.credentials()))
        .build();
  }

  public Keys operator() {
    return sessions.operator(ACCOUNT);
  }

  /// Creates a role; both texts are JSON with single quotes, `statement` may be empty.
  public String role(String account, String name, String trust, String statement) {
    var arn = "arn:aws:iam::" + account + ":role/" + name;
    var policies = statement.isEmpty() ? List.<JsonNode>of() : List.of(policy(statement));
    iam.putRole(
        new Role(
            arn,
            policy("'Effect':'Allow','Action':'sts:AssumeRole'," + trust),
            policies,
            Optional.empty()));
    return arn;
  }

  public static JsonNode policy(String statement) {
    try {
      return new ObjectMapper()
          .readTree(
              ("{'Version':'2012-10-17','Statement':[{" + statement + "}]}").replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(statement, e);
    }
  }

  @Override
  public void close() {
    gateway.close();
  }

  private static final class Accounts implements Service {
    @Override
    public String model() {
      return "organizations";
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Call call) {
      return List.of(RequiredPermission.of("organizations:" + call.operation(), "*"));
    }

    @Override
    public ObjectNode answer(Call call) {
      if (call.operation().equals("DescribeAccount")) {
        throw new AwsError(
            400, "AccountNotFoundException", "You specified an account that doesn't exist.");
      }
      var answer = JsonNodeFactory.instance.objectNode();
      answer.putArray("Accounts").addObject().put("Id", ACCOUNT).put("JoinedTimestamp", 1.7e9);
      return answer;
    }
  }

  private final class Parameters implements Service {
    @Override
    public String model() {
      return "ssm";
    }

    @Override
    public boolean has(String operation) {
      return operation.endsWith("Parameter");
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Call call) {
      return List.of(
          RequiredPermission.of(
              "ssm:" + call.operation(),
              "arn:aws:ssm:"
                  + call.region()
                  + ":"
                  + call.caller().account()
                  + ":parameter/"
                  + call.input().path("Name").asText()));
    }

    @Override
    public ObjectNode answer(Call call) {
      return parameterAnswer;
    }
  }

  private static final class Box implements RawService {
    @Override
    public String signingName() {
      return "s3";
    }

    @Override
    public String operation(RawCall call) {
      return call.method().equals("GET") ? "GetObject" : "PutObject";
    }

    @Override
    public List<RequiredPermission> requiredPermissions(RawCall call) {
      return List.of(
          RequiredPermission.of(
              "s3:" + operation(call), "arn:aws:s3:::" + call.uri().getPath().substring(1)));
    }

    @Override
    public RawAnswer answer(RawCall call) {
      return new RawAnswer(200, java.util.Map.of("Content-Type", "text/plain"), call.body());
    }
  }
}
