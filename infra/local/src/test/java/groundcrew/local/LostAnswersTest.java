package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.Faults.Kind;
import groundcrew.local.gateway.Loss;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InternalServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Calls that are carried out although their client sees an error.
class LostAnswersTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String SEND = "sqs:SendMessage";

  private final Fixture fixture = Fixture.example();
  private LocalCloud cloud;

  @BeforeEach
  void deploy(@TempDir Path work) {
    cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work));
    cloud.deploy(
        new Template(
            "stack",
            Optional.empty(),
            Calls.json(
                """
                {'Resources': {
                  'Tasks': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'tasks'}},
                  'Journal': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': 'journal'}},
                  'Readings': {'Type': 'AWS::DynamoDB::Table', 'Properties': {
                    'TableName': 'readings',
                    'BillingMode': 'PAY_PER_REQUEST',
                    'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}],
                    'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'S'}]
                  }}
                }}
                """),
            Map.of()),
        ACCOUNT,
        REGION);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @EnumSource(value = Loss.class, names = "TIME_OUT", mode = EnumSource.Mode.EXCLUDE)
  void aMessageIsInTheQueueThoughItsSenderSeesAnError(Loss loss) {
    cloud.gateway().faults().next(SEND, loss, 1);
    try (var sqs = trying(1, SqsClient.builder())) {
      assertThatExceptionOfType(SdkException.class).isThrownBy(() -> send(sqs));

      assertThat(messages(sqs)).isEqualTo(1);
      assertThat(cloud.gateway().counts().total(SEND)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Loss.class, names = "TIME_OUT", mode = EnumSource.Mode.EXCLUDE)
  void theSdkRepeatsACallWhoseAnswerIsLostAndEachIsCounted(Loss loss) {
    cloud.gateway().faults().next(SEND, loss, 2);
    try (var sqs = trying(3, SqsClient.builder())) {
      send(sqs);

      assertThat(messages(sqs)).isEqualTo(3);
      assertThat(cloud.gateway().counts().total(SEND)).isEqualTo(3);
    }
  }

  @Test
  void anAnswerThatNeverComesIsWaitedForUntilTheClientGivesUp() {
    cloud.gateway().faults().next(SEND, Loss.TIME_OUT, 1);
    try (var sqs = trying(1, SqsClient.builder())) {
      assertThatExceptionOfType(ApiCallAttemptTimeoutException.class)
          .isThrownBy(() ->
              sqs.sendMessage(message ->
                  message
                      .queueUrl(queue())
                      .messageBody("task")
                      .overrideConfiguration(c -> c.apiCallAttemptTimeout(Duration.ofSeconds(2)))));

      assertThat(messages(sqs)).isEqualTo(1);
    }
  }

  @Test
  void closingTheCloudEndsACallThatNeverGetsItsAnswer() throws InterruptedException {
    cloud.gateway().faults().next("tagging:TagResources", Loss.TIME_OUT, 1);
    var arn = resource();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var tagging = trying(1, ResourceGroupsTaggingApiClient.builder())) {
      var call = threads.submit(() -> tag(tagging, arn));
      while (!tags(arn).containsKey("after")) {
        Thread.sleep(10);
      }

      cloud.close();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(call::get)
          .withCauseInstanceOf(SdkClientException.class);
    }
  }

  @Test
  void aServiceNamesItsInternalErrorAfterTheEffectAsBeforeIt() {
    cloud.gateway().faults().next("tagging:TagResources", Loss.INTERNAL, 1);
    var arn = resource();
    try (var tagging = trying(1, ResourceGroupsTaggingApiClient.builder())) {
      assertThatExceptionOfType(InternalServiceException.class)
          .isThrownBy(() -> tag(tagging, arn))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
    }

    assertThat(tags(arn)).containsKey("after");
  }

  @Test
  void anObjectIsInTheBucketThoughItsWriterSeesAnError() {
    var faults = cloud.gateway().faults();
    try (var s3 = trying(1, S3Client.builder().forcePathStyle(true))) {
      faults.next("s3:PutObject", Loss.INTERNAL, 1);
      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> put(s3, "internal"))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError"));
      faults.next("s3:PutObject", Loss.RESET, 1);
      assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put(s3, "reset"));

      assertThat(s3.listObjectsV2(r -> r.bucket("journal")).contents())
          .extracting(S3Object::key)
          .containsExactly("internal", "reset");
    }
  }

  @Test
  void aConditionThatTheLostWriteHasMadeFalseRefusesItsRepetition() {
    cloud.gateway().faults().next("dynamodb:PutItem", Loss.RESET, 1);
    try (var dynamoDb = trying(3, DynamoDbClient.builder())) {
      assertThatExceptionOfType(ConditionalCheckFailedException.class)
          .isThrownBy(() -> create(dynamoDb, "one"));
    }

    assertThat(cloud.gateway().counts().total("dynamodb:PutItem")).isEqualTo(2);
  }

  @Test
  void aRefusalIsNeverLost() {
    try (var dynamoDb = trying(1, DynamoDbClient.builder())) {
      create(dynamoDb, "one");
      cloud.gateway().faults().next("dynamodb:PutItem", Loss.INTERNAL, 1);

      assertThatExceptionOfType(ConditionalCheckFailedException.class)
          .isThrownBy(() -> create(dynamoDb, "one"));
      assertThatExceptionOfType(InternalServerErrorException.class)
          .isThrownBy(() -> create(dynamoDb, "two"));
    }
  }

  @Test
  void aCallMayFailBeforeItsEffectAndItsRepetitionAfterIt() {
    cloud.gateway().faults().next(SEND, Kind.INTERNAL, 1);
    cloud.gateway().faults().next(SEND, Loss.RESET, 1);
    try (var sqs = trying(3, SqsClient.builder())) {
      send(sqs);

      assertThat(messages(sqs)).isEqualTo(2);
      assertThat(cloud.gateway().counts().total(SEND)).isEqualTo(3);
    }
  }

  private void send(SqsClient sqs) {
    sqs.sendMessage(message -> message.queueUrl(queue()).messageBody("task"));
  }

  /// Waits for the first one: the call itself may still run when its client has given up.
  private long messages(SqsClient sqs) {
    return sqs.receiveMessage(r -> r.queueUrl(queue()).maxNumberOfMessages(10).waitTimeSeconds(20))
        .messages()
        .size();
  }

  private String queue() {
    return "%s/%s/tasks".formatted(cloud.endpoint(), ACCOUNT);
  }

  private String resource() {
    return fixture.resources().after(ACCOUNT, REGION, "").findFirst().orElseThrow().arn();
  }

  private Map<String, String> tags(String arn) {
    return fixture.resources().find(ACCOUNT, REGION, arn).orElseThrow().tags();
  }

  private static TagResourcesResponse tag(ResourceGroupsTaggingApiClient tagging, String arn) {
    return tagging.tagResources(r -> r.resourceARNList(arn).tags(Map.of("after", "all")));
  }

  private static void put(S3Client s3, String key) {
    s3.putObject(r -> r.bucket("journal").key(key), RequestBody.fromString("line"));
  }

  private static void create(DynamoDbClient dynamoDb, String id) {
    dynamoDb.putItem(r ->
        r.tableName("readings")
            .item(Map.of("id", AttributeValue.fromS(id)))
            .conditionExpression("attribute_not_exists(id)"));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C trying(
      int attempts, B builder) {
    return new AsOperator(cloud, ACCOUNT, REGION)
        .client(
            builder.overrideConfiguration(
                client -> client.retryStrategy(retry -> retry.maxAttempts(attempts))));
  }
}
