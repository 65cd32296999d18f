package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.iam.Keys;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaSettings;
import groundcrew.local.lambda.SqsEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.sqs.model.Message;

/// The deployed JAR against moto, a second opinion on what AWS answers: the fakes of the local
/// cloud are this project's own and share its misunderstandings.
///
/// Moto does not run the templates, the schedule and the event source, and it checks neither roles
/// nor permissions: [TaggingIT] shows these.
@SuppressWarnings("NullAway.Init")
@TestInstance(Lifecycle.PER_CLASS)
class MotoIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PARAMETER = "/groundcrew/tags/cloud-center";
  private static final Map<String, String> ALREADY_THERE = Map.of("team", "shop");

  private MotoServer moto;
  private Lambda lambda;
  private MotoQueue queue;
  private List<MotoMember> members = List.of();

  /// Not those with an empty value, which moto's buckets keep as null; AWS keeps it empty.
  private List<MotoMember> withBucket = List.of();

  @BeforeAll
  void open(@TempDir Path work) throws IOException, InterruptedException {
    moto = MotoServer.startOrAbort(work);
    createOrganization();
    queue = MotoQueue.create(moto, "orders");
    var keys = new Keys("test", "test", "test", Instant.MAX);
    lambda = new Lambda(LambdaSettings.of(work, moto::endpoint, (role, name, service) -> keys));
    register(
        "AccountTagger",
        Map.of(
            "TAG_KEYS",
            "cost_centre,environment",
            "REGIONS",
            MotoServer.REGION.id(),
            "QUEUE_URL",
            queue.url(),
            "MESSAGE_DELAY",
            "PT0S"));
    register("ResourceTagger", Map.of("ROLE_NAME", "groundcrew/groundcrew-tagger"));
  }

  @AfterAll
  void close() {
    if (lambda != null) {
      lambda.close();
    }
    if (queue != null) {
      queue.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void processesEveryAccountThatHasTags() throws IOException {
    var answer = invoke("AccountTagger", "{\"time\":\"2026-01-31T02:00:00Z\"}");
    assertThat(answer)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"accounts": 4, "messages": 3, "failed": [],
                 "skipped": [{"account": "%s", "reason": "has none of the keys"}]}
                """
                    .formatted(MotoServer.HOME)));
    assertThat(tag(queue.take(members.size())))
        .isEqualTo(MAPPER.readTree("{\"batchItemFailures\": []}"));
  }

  @Test
  void addsTheTagsOfTheAccountToThoseOfATable() throws IOException {
    run("2026-01-31T03:00:00Z");
    for (var member : members) {
      assertThat(member.tableTags()).as("table in " + member.id()).isEqualTo(right(member));
    }
  }

  /// Moto lists buckets and cannot tag them: a run without failures has not tried to.
  @Test
  void doesNotWriteABucketThatIsUpToDate() throws IOException {
    run("2026-01-31T03:30:00Z");
    for (var member : withBucket) {
      assertThat(member.bucketTags()).as("bucket in " + member.id()).isEqualTo(right(member));
    }
  }

  /// Moto answers 200 with the bucket in FailedResourcesMap, code InternalServiceException, as AWS
  /// does for a type that it does not support. To receive the record again would not change that.
  @Test
  void reportsAnUnsupportedTypeAndAcknowledgesItsMessage() throws IOException {
    var member = withBucket.getFirst();
    member.tagBucket(ALREADY_THERE);
    try {
      run("2026-01-31T03:45:00Z");
      assertThat(member.bucketTags()).isEqualTo(ALREADY_THERE);
      assertThat(lambda.logs("ResourceTagger"))
          .anyMatch(line ->
              line.contains("\"message\":\"resource failed\"")
                  && line.contains("InternalServiceException")
                  && line.contains("not yet supported"));
    } finally {
      member.tagBucket(right(member));
    }
  }

  @Test
  void writesTheParameterOfAnAccountOnceInSeveralRuns() throws IOException {
    run("2026-01-31T04:00:00Z");
    run("2026-01-31T05:00:00Z");
    for (var member : members) {
      var parameter = member.parameter(PARAMETER);
      var value = MAPPER.createObjectNode();
      value.putArray("keys").add("cost_centre").add("environment");
      value.put("level", "cloud-center").set("tags", MAPPER.valueToTree(owned(member)));
      assertThat(MAPPER.readTree(parameter.value())).isEqualTo(value);
      assertThat(parameter.typeAsString()).isEqualTo("String");
      assertThat(parameter.version()).as("version").isEqualTo(1);
    }
  }

  private void run(String time) throws IOException {
    invoke("AccountTagger", "{\"time\":\"%s\"}".formatted(time));
    assertThat(tag(queue.take(members.size())).path("batchItemFailures")).isEmpty();
  }

  private JsonNode tag(List<Message> messages) throws JsonProcessingException {
    return invoke("ResourceTagger", SqsEvent.of(messages, queue.arn()));
  }

  private JsonNode invoke(String function, String event) throws JsonProcessingException {
    return invoke(function, event.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode invoke(String function, byte[] event) throws JsonProcessingException {
    var result = lambda.invoke(function, event);
    assertThat(result)
        .as(() -> String.join("\n", lambda.logs(function)))
        .isInstanceOf(Success.class);
    return MAPPER.readTree(((Success) result).payload());
  }

  private static Map<String, String> right(MotoMember member) {
    var right = new HashMap<>(ALREADY_THERE);
    right.putAll(owned(member));
    return right;
  }

  private static Map<String, String> owned(MotoMember member) {
    var owned = new HashMap<>(member.tags());
    owned.remove("contact");
    return owned;
  }

  private void createOrganization() {
    try (var organization = moto.client(OrganizationsClient.builder())) {
      organization.createOrganization(r -> r.featureSet(OrganizationFeatureSet.ALL));
      members =
          List.of(
              MotoMember.create(
                  moto,
                  organization,
                  "shop",
                  Map.of("cost_centre", "42", "environment", "production", "contact", "shop")),
              MotoMember.create(
                  moto, organization, "trial", Map.of("cost_centre", "7", "environment", "test")),
              MotoMember.create(
                  moto, organization, "empty", Map.of("cost_centre", "8", "environment", "")));
      withBucket = members.subList(0, 2);
      members.forEach(member -> ALREADY_THERE.forEach(member::createTable));
      for (var member : withBucket) {
        member.createBucket();
        member.tagBucket(right(member));
      }
    }
  }

  private void register(String name, Map<String, String> variables) {
    var jar =
        Synthesis.ofThisRepository().root().resolve("tagging-lambdas/target/tagging-lambdas.jar");
    lambda.register(
        new LambdaFunction(
            name,
            "arn:aws:lambda:%s:%s:function:%s".formatted(MotoServer.REGION, MotoServer.HOME, name),
            jar,
            "groundcrew.tagging.%sHandler".formatted(name),
            variables,
            512,
            Duration.ofMinutes(2),
            "arn:aws:iam::%s:role/%s".formatted(MotoServer.HOME, name),
            "/aws/lambda/" + name,
            Optional.empty()));
  }
}
