package groundcrew.local.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.ground.Event;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sqs.model.KmsDisabledException;
import software.amazon.awssdk.services.sqs.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sqs.model.KmsNotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;

/// A queue with a KMS key: who sends and receives needs the key, services too.
@SuppressWarnings("NullAway.Init")
class QueueKeyTest {
  private static final String QUEUE =
      Encrypted.may("Queue", "'sqs:SendMessage','sqs:ReceiveMessage'", "*");
  private static final String KEY =
      Encrypted.may("Key", "'kms:GenerateDataKey','kms:Decrypt'", "*");
  private static final String EVENTS = "events.amazonaws.com";

  private Encrypted here;

  @BeforeEach
  void start(@TempDir Path work) {
    here = Encrypted.start(work);
  }

  @AfterEach
  void close() {
    here.close();
  }

  @Test
  void aRoleNeedsTheKeyInItsOwnPolicyWhereTheKeyPolicyNamesTheAccount() {
    queue(here.key(Encrypted.DELEGATES));
    here.role("with-key", QUEUE, KEY);
    here.role("without-key", QUEUE);

    send("with-key");
    assertThat(receive("with-key")).containsExactly("hello");
    assertThatThrownBy(() -> send("without-key"))
        .isInstanceOf(KmsAccessDeniedException.class)
        .hasMessageContaining("no identity-based policy allows the kms:GenerateDataKey action");
    assertThatThrownBy(() -> receive("without-key"))
        .isInstanceOf(KmsAccessDeniedException.class)
        .hasMessageContaining("kms:Decrypt");
    assertThat(here.refused()).hasSize(2);
  }

  @Test
  void aRoleThatOnlyReceivesNeedsNoDataKey() {
    queue(here.key(Encrypted.DELEGATES));
    here.role("reader", QUEUE, Encrypted.may("Key", "'kms:Decrypt'", "*"));
    send();

    assertThat(receive("reader")).containsExactly("hello");
    assertThatThrownBy(() -> send("reader")).isInstanceOf(KmsAccessDeniedException.class);
  }

  @Test
  void aKeyPolicyThatDoesNotNameTheAccountLeavesOwnPoliciesWithoutEffect() {
    queue(here.key(onlyTheAdministrator()));
    here.role("with-key", QUEUE, KEY);

    send();
    assertThatThrownBy(() -> send("with-key"))
        .isInstanceOf(KmsAccessDeniedException.class)
        .hasMessageContaining("no resource-based policy allows the kms:GenerateDataKey action");
  }

  @Test
  void aKeyPolicyThatNamesTheRoleIsEnough() {
    here.role("named", QUEUE);
    queue(here.key(Encrypted.DELEGATES, named("")));

    send("named");
    assertThat(here.refused()).isEmpty();
  }

  @Test
  void theConditionsOfAKeyPolicyKnowServiceCallerAndQueue() {
    here.role("named", QUEUE);
    var sqs = "sqs.eu-west-1.amazonaws.com";
    queue(here.key(Encrypted.DELEGATES, bound(sqs, here.account(), "tasks")));
    send("named");

    for (var fails :
        List.of(
            bound("s3.eu-west-1.amazonaws.com", here.account(), "tasks"),
            bound(sqs, "999999999999", "tasks"),
            bound(sqs, here.account(), "others"))) {
      here.key(Encrypted.DELEGATES, fails);
      assertThatThrownBy(() -> send("named")).isInstanceOf(KmsAccessDeniedException.class);
    }
  }

  @Test
  void aRuleWritesNoDeadLetterUnderAKeyWhosePolicyLacksEventBridge() {
    queue(here.key(Encrypted.DELEGATES, Encrypted.service("cloudwatch.amazonaws.com", "")));
    fireTheRule();

    assertThat(receive()).isEmpty();
    assertThat(here.cloud().iam().expectDenials("kms:GenerateDataKey"))
        .singleElement()
        .asString()
        .startsWith("User: events.amazonaws.com is not authorized");
    assertThat(here.cloud().takeProblems())
        .anySatisfy(problem ->
            assertThat(problem).contains("cannot write to", EVENTS, "kms:GenerateDataKey"));
  }

  @Test
  void aRuleWritesItsDeadLetterUnderAKeyWhosePolicyNamesEventBridge() {
    queue(here.key(Encrypted.DELEGATES, Encrypted.service(EVENTS, "")));
    fireTheRule();

    assertThat(receive()).hasSize(1);
  }

  @Test
  void aKeyPolicyThatBindsEventBridgeToItsAccountLosesTheDeadLetters() {
    var bound = "'StringEquals':{'aws:SourceAccount':'%s'}".formatted(here.account());
    queue(here.key(Encrypted.DELEGATES, Encrypted.service(EVENTS, bound)));
    fireTheRule();

    assertThat(receive()).isEmpty();
    here.cloud().iam().expectDenials("kms:GenerateDataKey");
  }

  @Test
  void theKeyThatAwsManagesServesTheAccountButNoService() {
    queue("alias/aws/sqs");
    here.role("without-key", QUEUE);
    send("without-key");
    assertThat(receive("without-key")).containsExactly("hello");

    fireTheRule();
    here.cloud().iam().expectDenials("kms:GenerateDataKey");
    assertThat(receive()).isEmpty();
  }

  @Test
  void aKeyThatIsDisabledOrDeletedOrMissingEncryptsNothing() {
    var key = here.key(Encrypted.DELEGATES);
    queue(key);
    here.key("'Enabled':false", List.of(Encrypted.DELEGATES));
    assertThatThrownBy(this::send).isInstanceOf(KmsDisabledException.class);

    here.cloud().destroy("keys", here.account(), Encrypted.REGION);
    assertThatThrownBy(this::send).isInstanceOf(KmsInvalidStateException.class);

    queue(key.replaceFirst("key/.*", "key/0d0c2d5e-0000-4000-8000-000000000000"));
    assertThatThrownBy(this::send).isInstanceOf(KmsNotFoundException.class);
  }

  private String onlyTheAdministrator() {
    return """
    {'Sid':'Administrator','Effect':'Allow','Action':'kms:*','Resource':'*',
     'Principal':{'AWS':'arn:aws:iam::%s:user/operator'}}
    """
        .formatted(here.account());
  }

  private String bound(String via, String account, String queue) {
    return named(
        """
        ,'Condition':{
          'StringEquals':{'kms:ViaService':'%s','kms:CallerAccount':'%s'},
          'StringLike':{'kms:EncryptionContext:aws:sqs:arn':'arn:aws:sqs:*:*:%s'}}
        """
            .formatted(via, account, queue));
  }

  private String named(String condition) {
    return """
    {'Sid':'Role','Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'*',
     'Principal':{'AWS':'arn:aws:iam::%s:role/named'}%s}
    """
        .formatted(here.account(), condition);
  }

  private void queue(String key) {
    here.deploy(
        "queue",
        """
        'Queue':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'tasks','KmsMasterKeyId':'%s'}},
        'Policy':{'Type':'AWS::SQS::QueuePolicy','Properties':{'Queues':[{'Ref':'Queue'}],
          'PolicyDocument':{'Version':'2012-10-17','Statement':[{'Sid':'Rules','Effect':'Allow',
            'Principal':{'Service':'events.amazonaws.com'},'Action':'sqs:SendMessage','Resource':'*'}]}}},
        'Rule':{'Type':'AWS::Events::Rule','Properties':{'Name':'changes',
          'EventPattern':{'source':['aws.states']},
          'Targets':[{'Id':'gone','Arn':'arn:aws:lambda:eu-west-1:%s:function:gone',
            'DeadLetterConfig':{'Arn':{'Fn::GetAtt':['Queue','Arn']}}}]}}
        """
            .formatted(key, here.account()));
  }

  /// Nothing lets the rule call its target, so that its events go to the dead-letter queue.
  private void fireTheRule() {
    here.cloud()
        .module(EventBridgeModule.class)
        .events()
        .put(
            new Event(
                "aws.states",
                "change",
                here.account(),
                Encrypted.REGION,
                here.cloud().agenda().instant(),
                List.of(),
                JsonNodeFactory.instance.objectNode()));
    here.cloud().iam().expectDenials("lambda:InvokeFunction");
  }

  private String url() {
    return here.cloud().endpoint() + "/" + here.account() + "/tasks";
  }

  private void send() {
    try (var sqs = here.operator(SqsClient.builder())) {
      send(sqs);
    }
  }

  private void send(String role) {
    try (var sqs = here.as(role, SqsClient.builder())) {
      send(sqs);
    }
  }

  private void send(SqsClient sqs) {
    sqs.sendMessage(r -> r.queueUrl(url()).messageBody("hello"));
  }

  private List<String> receive() {
    try (var sqs = here.operator(SqsClient.builder())) {
      return receive(sqs);
    }
  }

  private List<String> receive(String role) {
    try (var sqs = here.as(role, SqsClient.builder())) {
      return receive(sqs);
    }
  }

  private List<String> receive(SqsClient sqs) {
    return sqs.receiveMessage(r -> r.queueUrl(url())).messages().stream()
        .map(Message::body)
        .toList();
  }
}
