package groundcrew.local.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.sns.SnsModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.sns.SnsClient;

/// Topics, buckets, log groups and functions with a customer managed key.
@SuppressWarnings("NullAway.Init")
class EncryptedResourcesTest {
  private static final String ADDRESS = "platform@example.com";

  @TempDir private Path work;
  private Encrypted here;

  @BeforeEach
  void start() {
    here = Encrypted.start(work);
  }

  @AfterEach
  void close() {
    here.close();
  }

  @Test
  void anAlarmReachesNobodyUnderAKeyWhosePolicyLacksCloudWatch() {
    alarm(here.key(Encrypted.DELEGATES));
    raise();

    assertThat(mails()).isZero();
    here.cloud().iam().expectDenials("kms:GenerateDataKey");
    assertThat(here.cloud().takeProblems())
        .anySatisfy(
            problem -> assertThat(problem).contains("cannot tell", "cloudwatch.amazonaws.com"));
  }

  @Test
  void anAlarmIsSentUnderAKeyWhosePolicyNamesCloudWatchForTheAccount() {
    alarm(
        here.key(
            Encrypted.DELEGATES,
            Encrypted.service(
                "cloudwatch.amazonaws.com",
                "'StringEquals':{'aws:SourceAccount':'%s'}".formatted(here.account()))));
    raise();

    assertThat(mails()).isPositive();
  }

  @Test
  void noServiceCanPublishUnderTheAwsManagedKey() {
    alarm("alias/aws/sns");
    try (var sns = here.operator(SnsClient.builder())) {
      sns.publish(
          r -> r.topicArn("arn:aws:sns:eu-west-1:" + here.account() + ":alarms").message("m"));
    }
    raise();

    assertThat(mails()).isZero();
    here.cloud().iam().expectDenials("kms:GenerateDataKey");
  }

  @Test
  void aPublisherNeedsTheKeyOfTheTopic() {
    alarm(here.key(Encrypted.DELEGATES));
    here.role("publisher", Encrypted.may("Publish", "'sns:Publish'", "*"));

    try (var sns = here.as("publisher", SnsClient.builder())) {
      var topic = "arn:aws:sns:eu-west-1:" + here.account() + ":alarms";
      assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("m")))
          .isInstanceOf(software.amazon.awssdk.services.sns.model.KmsAccessDeniedException.class);
      here.role(
          "publisher",
          Encrypted.may("Publish", "'sns:Publish'", "*"),
          Encrypted.may("Key", "'kms:GenerateDataKey','kms:Decrypt'", "*"));
      sns.publish(r -> r.topicArn(topic).message("m"));
    }
    here.refused();
  }

  @Test
  void whoWritesAnObjectNeedsADataKeyAndWhoReadsItDecrypts() {
    bucket(here.key(Encrypted.DELEGATES));
    var objects = Encrypted.may("Objects", "'s3:PutObject','s3:GetObject'", "*");
    here.role("writer", objects, Encrypted.may("Key", "'kms:GenerateDataKey'", "*"));
    here.role("reader", objects, Encrypted.may("Key", "'kms:Decrypt'", "*"));

    try (var writer = here.as("writer", S3Client.builder());
        var reader = here.as("reader", S3Client.builder())) {
      put(writer, "entry");
      assertThat(get(reader, "entry")).isEqualTo("text");
      denied(() -> get(writer, "entry"), "kms:Decrypt");
      denied(() -> put(reader, "entry"), "kms:GenerateDataKey");
      writer.headObject(r -> r.bucket("journal").key("entry"));

      assertThatThrownBy(() ->
              reader.putObject(
                  r ->
                      r.bucket("journal")
                          .key("plain")
                          .serverSideEncryption(ServerSideEncryption.AES256),
                  RequestBody.fromString("text")))
          .hasMessageContaining("only plain writes and reads");
    }
    assertThat(here.refused()).hasSize(2);
  }

  @Test
  void aBucketKeyHasTheBucketAsItsEncryptionContext() {
    bucket(
        here.key(
            Encrypted.DELEGATES,
            """
            {'Sid':'Bucket','Effect':'Deny','Principal':'*','Action':'kms:GenerateDataKey','Resource':'*',
             'Condition':{'StringNotEquals':{'kms:EncryptionContext:aws:s3:arn':'arn:aws:s3:::journal'}}}
            """));

    try (var s3 = here.operator(S3Client.builder())) {
      put(s3, "entry");
    }
    assertThat(here.refused()).isEmpty();
  }

  @Test
  void aLogGroupIsCreatedOnlyWhereItsKeyLetsCloudWatchLogsOfTheRegion() {
    var key = here.key(Encrypted.DELEGATES);
    assertThatThrownBy(() -> logGroup(key))
        .hasMessageContaining("Log (AWS::Logs::LogGroup)")
        .hasMessageContaining(
            "The specified KMS key does not exist or is not allowed to be used with Arn")
        .hasMessageContaining("logs.eu-west-1.amazonaws.com");
    here.key(Encrypted.DELEGATES, logs("other"));
    assertThatThrownBy(() -> logGroup(key)).hasMessageContaining("not allowed");
    here.key(Encrypted.DELEGATES, logs("runs"));

    logGroup(key);
    assertThat(here.refused()).hasSize(2);
  }

  @Test
  void aFunctionDecryptsItsEnvironmentWithItsRole() throws IOException {
    var key = here.key(Encrypted.DELEGATES);
    var log = Encrypted.may("Log", "'logs:CreateLogStream','logs:PutLogEvents'", "*");
    here.role("function", log);
    here.deploy(
        "code",
        """
        'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'sample','KmsKeyArn':'%s',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25','Timeout':10,
          'MemorySize':256,'Role':'arn:aws:iam::%s:role/function','Environment':{'Variables':{'A':'b'}}}}
        """
            .formatted(key, here.account()),
        Map.of("sample", HandlerJar.in(work)));

    try (var lambda = here.operator(LambdaClient.builder())) {
      assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("sample")))
          .isInstanceOf(KmsAccessDeniedException.class)
          .hasMessageContaining(
              "Lambda was unable to decrypt the environment variables because KMS access was"
                  + " denied. Please check the function's KMS key settings. KMS Exception:"
                  + " AccessDeniedExceptionKMS Message: User: ");
      here.role("function", log, Encrypted.may("Key", "'kms:Decrypt'", "*"));
      assertThat(lambda.invoke(r -> r.functionName("sample")).statusCode()).isEqualTo(200);
    }
    assertThat(here.refused()).isNotEmpty().allMatch(denial -> denial.contains("kms:Decrypt"));
  }

  private void alarm(String key) {
    here.deploy(
        "alarms",
        """
        'Topic':{'Type':'AWS::SNS::Topic','Properties':{'TopicName':'alarms','KmsMasterKeyId':'%s'}},
        'Mail':{'Type':'AWS::SNS::Subscription','Properties':{'Protocol':'email','Endpoint':'%s','TopicArn':{'Ref':'Topic'}}},
        'Alarm':{'Type':'AWS::CloudWatch::Alarm','Properties':{'AlarmName':'failed','Namespace':'Tests','MetricName':'Failed',
          'Statistic':'Maximum','Period':60,'EvaluationPeriods':1,'Threshold':1,'TreatMissingData':'notBreaching',
          'ComparisonOperator':'GreaterThanOrEqualToThreshold','AlarmActions':[{'Ref':'Topic'}]}}
        """
            .formatted(key, ADDRESS));
    here.cloud().module(SnsModule.class).sns().confirm(ADDRESS);
  }

  private void raise() {
    try (var cloudWatch = here.operator(CloudWatchClient.builder())) {
      var now = here.cloud().agenda().instant();
      var failed = MetricDatum.builder().metricName("Failed").value(1.0).timestamp(now).build();
      cloudWatch.putMetricData(r -> r.namespace("Tests").metricData(failed));
    }
    here.cloud().agenda().turn(Duration.ofMinutes(3));
  }

  private long mails() {
    return here.cloud().module(SnsModule.class).sns().mailbox().to(ADDRESS).stream()
        .filter(mail -> mail.subject().startsWith("ALARM"))
        .count();
  }

  private void bucket(String key) {
    here.deploy(
        "bucket",
        """
        'Journal':{'Type':'AWS::S3::Bucket','Properties':{'BucketName':'journal','BucketEncryption':{
          'ServerSideEncryptionConfiguration':[{'BucketKeyEnabled':true,
            'ServerSideEncryptionByDefault':{'SSEAlgorithm':'aws:kms','KMSMasterKeyID':'%s'}}]}}}
        """
            .formatted(key));
  }

  private static void put(S3Client s3, String key) {
    s3.putObject(r -> r.bucket("journal").key(key), RequestBody.fromString("text"));
  }

  private static String get(S3Client s3, String key) {
    return s3.getObjectAsBytes(r -> r.bucket("journal").key(key)).asUtf8String();
  }

  private static void denied(Runnable call, String action) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403))
        .hasMessageContaining(action);
  }

  private void logGroup(String key) {
    here.deploy(
        "log",
        "'Log':{'Type':'AWS::Logs::LogGroup','Properties':{'LogGroupName':'runs','KmsKeyId':'%s'}}"
            .formatted(key));
  }

  private String logs(String group) {
    return """
    {'Sid':'Logs','Effect':'Allow','Principal':{'Service':'logs.eu-west-1.amazonaws.com'},'Resource':'*',
     'Action':['kms:Encrypt*','kms:Decrypt*','kms:ReEncrypt*','kms:GenerateDataKey*','kms:Describe*'],
     'Condition':{'ArnLike':{'kms:EncryptionContext:aws:logs:arn':'arn:aws:logs:eu-west-1:%s:log-group:%s'}}}
    """
        .formatted(here.account(), group);
  }
}
