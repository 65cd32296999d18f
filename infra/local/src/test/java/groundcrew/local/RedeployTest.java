package groundcrew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.template.Deployed;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A stack that is deployed again in another version, as the SDK sees it afterwards.
@SuppressWarnings("NullAway.Init")
class RedeployTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String ROLE =
      """
      'Role': {'Type': 'AWS::IAM::Role', 'Properties': {
        'RoleName': 'worker',
        'AssumeRolePolicyDocument': {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow',
          'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}]},
        'Policies': [{'PolicyName': 'poll', 'PolicyDocument': {'Version': '2012-10-17',
          'Statement': [{'Effect': 'Allow', 'Action': ['sqs:ReceiveMessage', 'sqs:DeleteMessage',
            'sqs:GetQueueAttributes'], 'Resource': '*'}]}}]}}
      """;
  private static final String FUNCTION =
      """
      'Function': {'Type': 'AWS::Lambda::Function', 'Properties': {
        'Code': {'S3Bucket': 'assets', 'S3Key': 'sample.zip'}, 'FunctionName': 'worker',
        'Handler': 'sample.Sample', 'Runtime': 'java25', 'Timeout': 20,
        'Environment': {'Variables': {'COLOUR': '%s'}}, 'Role': {'Fn::GetAtt': ['Role', 'Arn']}}}
      """;
  private static final String MAPPING =
      """
      'Queue': {'Type': 'AWS::SQS::Queue', 'Properties': {
        'QueueName': 'work', 'VisibilityTimeout': 30}},
      'Mapping': {'Type': 'AWS::Lambda::EventSourceMapping', 'Properties': {
        'EventSourceArn': {'Fn::GetAtt': ['Queue', 'Arn']}, 'FunctionName': {'Ref': 'Function'}}}
      """;

  private LocalCloud cloud;
  private Path jar;
  private AsOperator operator;

  @BeforeEach
  void start(@TempDir Path work) throws IOException {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    jar = HandlerJar.in(work);
    operator = new AsOperator(cloud, ACCOUNT, REGION);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aQueueThatIsUpdatedKeepsItsMessagesAndGetsItsDefaultsBack() {
    deploy(queue("'QueueName':'work','VisibilityTimeout':60,'DelaySeconds':0"));
    try (var sqs = operator.client(SqsClient.builder())) {
      var url = sqs.getQueueUrl(r -> r.queueName("work")).queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("kept"));

      deploy(queue("'QueueName':'work','MessageRetentionPeriod':60"));

      assertThat(
              sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                  .attributes())
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
          .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60")
          .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
    }
  }

  @Test
  void aQueueOfAnotherNameTakesThePlaceOfTheFirstOne() {
    deploy(queue("'QueueName':'first'"));
    deploy(queue("'QueueName':'second'"));

    try (var sqs = operator.client(SqsClient.builder())) {
      assertThat(sqs.listQueues().queueUrls()).singleElement().asString().endsWith("/second");
      cloud.destroy("stack", ACCOUNT, REGION);
      assertThatExceptionOfType(QueueDoesNotExistException.class)
          .isThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("second")));
    }
  }

  @Test
  void aMappingThatIsGoneTakesNothingFromItsQueue() {
    var queue = MAPPING.substring(0, MAPPING.indexOf("'Mapping'"));
    deploy(ROLE + "," + FUNCTION.formatted("green") + "," + MAPPING);

    deploy(ROLE + "," + FUNCTION.formatted("green") + "," + queue.strip().replaceAll(",$", ""));

    try (var sqs = operator.client(SqsClient.builder())) {
      var url = sqs.getQueueUrl(r -> r.queueName("work")).queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("left alone"));
      assertThat(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(2)).messages())
          .singleElement()
          .satisfies(message -> assertThat(message.body()).isEqualTo("left alone"));
    }
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void anAliasMovesToTheVersionThatANewConfigurationPublishes() {
    deploy(versioned("green", "VersionA", ""));
    assertThat(environment("live")).contains("COLOUR=green");

    deploy(versioned("blue", "VersionB", ""));

    assertThat(environment("live")).contains("COLOUR=blue");
    assertThat(environment("2")).contains("COLOUR=blue");
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> environment("1"));
  }

  @Test
  void aVersionThatIsRetainedRunsAsItWasPublished() {
    deploy(versioned("green", "VersionA", "'DeletionPolicy':'Retain',"));

    deploy(versioned("blue", "VersionB", "'DeletionPolicy':'Retain',"));

    assertThat(environment("1")).contains("COLOUR=green");
    assertThat(environment("live")).contains("COLOUR=blue");
  }

  @Test
  void anotherReservationHoldsAtOnceForTheFunctionAndItsVersions() {
    var function = versioned("green", "Version", "");
    deploy(function);

    deploy(function.replace("'Timeout': 20", "'Timeout': 20, 'ReservedConcurrentExecutions': 0"));

    assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> environment("live"));
    deploy(function);
    assertThat(environment("live")).contains("COLOUR=green");
  }

  @Test
  void aRoleThatIsUpdatedIsTheSameRoleWithOtherPermissions() {
    deploy(ROLE);
    var arn = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    var id = cloud.iam().roles().id(arn);

    deploy(ROLE.replace("'PolicyName': 'poll'", "'PolicyName': 'read'"));

    assertThat(cloud.iam().roles().id(arn)).isEqualTo(id).isPresent();
    assertThat(cloud.iam().allStatements())
        .contains(arn + " read 0")
        .doesNotContain(arn + " poll 0");
  }

  @Test
  void aBucketThatIsNotEmptyCannotBeDeleted() {
    deploy("'Journal':{'Type':'AWS::S3::Bucket','Properties':{'BucketName':'journal'}}");
    try (var s3 = operator.client(S3Client.builder().forcePathStyle(true))) {
      s3.putObject(r -> r.bucket("journal").key("a"), RequestBody.fromString("b"));

      assertThatThrownBy(() -> cloud.destroy("stack", ACCOUNT, REGION))
          .hasMessage(
              "Journal (AWS::S3::Bucket): The bucket you tried to delete is not empty: journal");

      s3.deleteObject(r -> r.bucket("journal").key("a"));
      cloud.destroy("stack", ACCOUNT, REGION);
      assertThat(s3.listBuckets().buckets()).isEmpty();
    }
  }

  private static String queue(String properties) {
    return "'Queue':{'Type':'AWS::SQS::Queue','Properties':{" + properties + "}}";
  }

  private static String versioned(String colour, String version, String policy) {
    return ROLE
        + ","
        + FUNCTION.formatted(colour)
        + """
        ,'%1$s': {'Type': 'AWS::Lambda::Version', %2$s
          'Properties': {'FunctionName': {'Ref': 'Function'}}},
        'Alias': {'Type': 'AWS::Lambda::Alias', 'Properties': {'Name': 'live',
          'FunctionName': {'Ref': 'Function'},
          'FunctionVersion': {'Fn::GetAtt': ['%1$s', 'Version']}}}
        """
            .formatted(version, policy);
  }

  private String environment(String qualifier) {
    try (var lambda = operator.client(LambdaClient.builder())) {
      return lambda
          .invoke(r ->
              r.functionName("worker")
                  .qualifier(qualifier)
                  .payload(software.amazon.awssdk.core.SdkBytes.fromUtf8String("\"environment\"")))
          .payload()
          .asUtf8String();
    }
  }

  private Deployed deploy(String resources) {
    return cloud.deploy(
        new Template(
            "stack",
            Optional.empty(),
            Calls.json("{'Resources': {" + resources + "}}"),
            Map.of("sample", jar)),
        ACCOUNT,
        REGION);
  }
}
