package groundcrew.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.limits.Paging;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;

class SnsTest {
  private static final String ADDRESS = "platform@example.com";
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
  private static final String ALARMS = "cloudwatch.amazonaws.com";

  private final Sns sns = new Sns(Paging.quirky(), () -> Instant.EPOCH);
  private final LocalGateway gateway = new LocalGateway(sns);
  private final SnsKinds kinds = new SnsKinds(sns, gateway.iam::putResourcePolicy);
  private final SnsClient client = gateway.client(SnsClient.builder(), gateway.operator());

  @BeforeEach
  void deploy() {
    gateway.iam.know(List.of("aws:SourceOwner"));
    create("Topic", "{'TopicName':'alarms','DisplayName':'Alarms'}");
    create("Subscription", subscription("email"));
  }

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void aSubscriptionIsPendingUntilItsOwnerConfirmsByTheTokenOfTheEmail() {
    publish("first");
    assertThat(sns.mailbox().to(ADDRESS)).hasSize(1);
    assertThat(subscribed().subscriptionArn()).isEqualTo("PendingConfirmation");
    var request = sns.mailbox().to(ADDRESS).getFirst();
    assertThat(request.subject()).isEqualTo("AWS Notification - Subscription Confirmation");
    var token = request.text().replaceFirst("(?s).*Token=([^&]+).*", "$1");

    client.confirmSubscription(r -> r.topicArn(TOPIC).token(token));
    publish("second");

    assertThat(subscribed().subscriptionArn()).startsWith(TOPIC + ":");
    assertThat(sns.mailbox().to(ADDRESS)).hasSize(2);
    assertThat(sns.mailbox().to(ADDRESS).getLast().text()).isEqualTo("second");
  }

  @Test
  void aTokenOfNoEmailConfirmsNothing() {
    assertThatThrownBy(() -> client.confirmSubscription(r -> r.topicArn(TOPIC).token("x")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void subjectAndTextArriveAsTheyWerePublished() {
    sns.confirm(ADDRESS);

    client.publish(r -> r.topicArn(TOPIC).subject("ALARM: \"x\"").message("a <b> & c\nd"));

    assertThat(sns.mailbox().all().getLast())
        .isEqualTo(new Email(ADDRESS, "ALARM: \"x\"", "a <b> & c\nd", TOPIC, Instant.EPOCH));
  }

  @Test
  void aStructuredMessageHasATextForEachProtocol() {
    sns.confirm(ADDRESS);

    structured("{\"default\":\"all\",\"email\":\"people\"}");
    assertThat(sns.mailbox().all().getLast().text()).isEqualTo("people");
    structured("{\"default\":\"all\",\"lambda\":\"programs\"}");
    assertThat(sns.mailbox().all().getLast().text()).isEqualTo("all");
    assertThatThrownBy(() -> structured("{\"email\":\"people\"}"))
        .hasMessageContaining("No default entry");
    assertThatThrownBy(() -> structured("people")).hasMessageContaining("failed to parse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", " blank first", "Umlaut ä"})
  void aSubjectIsOneLineOfAscii(String subject) {
    assertThatThrownBy(() -> client.publish(r -> r.topicArn(TOPIC).subject(subject).message("m")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Invalid parameter: Subject");
  }

  @Test
  void sizesAreLimited() {
    client.publish(r -> r.topicArn(TOPIC).subject("s".repeat(100)).message("m".repeat(262_144)));

    assertThatThrownBy(
            () -> client.publish(r -> r.topicArn(TOPIC).subject("s".repeat(101)).message("m")))
        .hasMessageContaining("Subject");
    assertThatThrownBy(() -> publish("m".repeat(262_145))).hasMessageContaining("too long");
    assertThatThrownBy(() -> publish("")).hasMessageContaining("Empty message");
  }

  @Test
  void aTopicThatIsNotThereOrElsewhereIsTold() {
    assertThatThrownBy(() -> client.publish(r -> r.topicArn(TOPIC + "x").message("m")))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() ->
            client.publish(r -> r.topicArn(TOPIC.replace("eu-west-1", "us-east-1")).message("m")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void aRoleNeedsThePermissionToPublish() {
    var service = "lambda.amazonaws.com";
    var arn =
        gateway.role(
            LocalGateway.ACCOUNT, "idle", "'Principal':{'Service':'%s'}".formatted(service), "");
    var role = gateway.sessions.open(arn, "s", service, Map.of());
    try (var idle = gateway.client(SnsClient.builder(), role)) {
      assertThatThrownBy(() -> idle.publish(r -> r.topicArn(TOPIC).message("m")))
          .isInstanceOfSatisfying(
              SnsException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"))
          .hasMessageContaining("sns:Publish");
    }
  }

  @Test
  void aTopicWithoutPolicyOfItsOwnHearsTheServicesOfItsAccount() {
    gateway.iam.allowService(ALARMS, permission(LocalGateway.ACCOUNT));

    assertThatThrownBy(() -> gateway.iam.allowService(ALARMS, permission("444455556666")))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void aPolicyOfItsOwnReplacesTheDefaultOne() {
    var statement =
        "{'Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},'Action':'sns:Publish','Resource':'%s'}"
            .formatted(TOPIC);
    create(
        "TopicPolicy",
        "{'Topics':['%s'],'PolicyDocument':{'Version':'2012-10-17','Statement':[%s]}}"
            .formatted(TOPIC, statement));

    assertThatThrownBy(() -> gateway.iam.allowService(ALARMS, permission(LocalGateway.ACCOUNT)))
        .hasMessageContaining("no resource-based policy allows the sns:Publish action");
  }

  @Test
  void attributesCountWhoWaitsAndWhoConfirmed() {
    assertThat(client.getTopicAttributes(r -> r.topicArn(TOPIC)).attributes())
        .containsEntry("DisplayName", "Alarms")
        .containsEntry("SubscriptionsPending", "1")
        .containsEntry("SubscriptionsConfirmed", "0");
  }

  @Test
  void topicsAreListedOverShortAndEmptyPages() {
    for (var i = 0; i < 150; i++) {
      create("Topic", "{'TopicName':'topic-%d'}".formatted(i));
    }

    assertThat(client.listTopicsPaginator().topics()).hasSize(151);
    assertThatThrownBy(() -> client.listTopics(r -> r.nextToken("x")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void whatIsNotUnderstoodStopsTheStartWithTheLogicalId() {
    assertThatThrownBy(() -> create("Topic", "{'FifoTopic':true}"))
        .hasMessageContaining("Made (AWS::SNS::Topic): property FifoTopic");
    assertThatThrownBy(() -> create("Subscription", subscription("sms")))
        .hasMessageContaining("Made (AWS::SNS::Subscription): property Protocol must be email");
    assertThatThrownBy(
            () -> create("Subscription", subscription("email").replace("alarms", "gone")))
        .hasMessageContaining("property TopicArn Topic does not exist");
  }

  private static RequiredPermission permission(String account) {
    return new RequiredPermission(
        "sns:Publish",
        TOPIC,
        Map.of(
            "aws:SourceAccount", account,
            "aws:SourceOwner", account,
            "aws:SourceArn", "arn:aws:cloudwatch:eu-west-1:" + account + ":alarm:dead"));
  }

  private void publish(String message) {
    client.publish(r -> r.topicArn(TOPIC).message(message));
  }

  private void structured(String message) {
    client.publish(r -> r.topicArn(TOPIC).messageStructure("json").message(message));
  }

  private Subscription subscribed() {
    return client.listSubscriptionsByTopicPaginator(r -> r.topicArn(TOPIC)).subscriptions().stream()
        .findFirst()
        .orElseThrow();
  }

  private static String subscription(String protocol) {
    return "{'TopicArn':'%s','Protocol':'%s','Endpoint':'%s'}".formatted(TOPIC, protocol, ADDRESS);
  }

  private Created create(String type, String properties) {
    ObjectNode node = Calls.json(properties);
    return kinds.create(
        new Resource(
            "Made",
            "AWS::SNS::" + type,
            node,
            new Place("stack", LocalGateway.ACCOUNT, "eu-west-1")));
  }
}
