package groundcrew.tagging.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.common.AwsClients;
import groundcrew.common.RoleAssumer;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.SsmClientBuilder;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;

class AwsLevelParametersTest extends LevelParametersContract {
  private static final String ARN = "arn:aws:ssm:eu-west-1:222222222222:parameter";
  private static final int PAGE = 10;

  private final AwsClients clients = mock(AwsClients.class);
  private final RoleAssumer roles = mock(RoleAssumer.class);
  private final SsmClient ssm = mock(SsmClient.class);
  private final SsmClient elsewhere = mock(SsmClient.class);
  private final List<GetParametersByPathRequest> reads = new ArrayList<>();
  private final List<PutParameterRequest> writes = new ArrayList<>();

  @BeforeEach
  void answerLikeSsm() {
    when(roles.credentialsFor(any(), any(), any()))
        .thenReturn(AnonymousCredentialsProvider.create());
    answer(ssm, Region.EU_WEST_1);
    answer(elsewhere, Region.US_EAST_1);
  }

  @Override
  protected LevelParameters parameters() {
    return new AwsLevelParameters(clients, roles, "/acme/tags");
  }

  @Test
  void writesTheParameterOfTheLevelBelowThePrefix() {
    parameters().write(context(), tags());

    assertThat(writes).hasSize(1);
    assertThat(writes.getFirst().name()).isEqualTo("/acme/tags/platform");
    assertThat(writes.getFirst().value()).isEqualTo(tags().json());
    assertThat(writes.getFirst().type()).isEqualTo(ParameterType.STRING);
    assertThat(writes.getFirst().tier()).isEqualTo(ParameterTier.INTELLIGENT_TIERING);
    assertThat(writes.getFirst().overwrite()).isTrue();
  }

  @Test
  void readsAllLevelsOfAPageInOneCall() {
    var parameters = parameters();
    parameters.write(context(), tags());

    assertThat(parameters.all(context()))
        .isEqualTo(Map.of(ARN + "/acme/tags/platform", tags().json()));
    assertThat(reads).extracting(GetParametersByPathRequest::path).containsExactly("/acme/tags");
  }

  @Test
  @SuppressWarnings("unchecked")
  void continuesAfterAnEmptyPage() {
    when(ssm.getParametersByPath(any(Consumer.class)))
        .thenReturn(
            GetParametersByPathResponse.builder().nextToken("1").build(),
            GetParametersByPathResponse.builder()
                .parameters(Parameter.builder().arn("a").value("v").build())
                .nextToken("")
                .build());

    assertThat(parameters().all(context())).isEqualTo(Map.of("a", "v"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void failsIfAPageTokenRepeats() {
    when(ssm.getParametersByPath(any(Consumer.class)))
        .thenReturn(
            GetParametersByPathResponse.builder().nextToken("1").build(),
            GetParametersByPathResponse.builder().nextToken("2").build(),
            GetParametersByPathResponse.builder().nextToken("1").build(),
            GetParametersByPathResponse.builder().build());

    assertThatThrownBy(() -> parameters().all(context()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("page token");
  }

  @Test
  @SuppressWarnings("unchecked")
  void throwsIfAParameterCannotBeWritten() {
    when(ssm.putParameter(any(Consumer.class)))
        .thenThrow(SsmException.builder().message("no answer").build());

    assertThatThrownBy(() -> parameters().write(context(), tags())).hasMessage("no answer");
  }

  @SuppressWarnings("unchecked")
  private void answer(SsmClient client, Region region) {
    var values = new TreeMap<String, String>();
    when(clients.build(any(SsmClientBuilder.class), eq(region), any())).thenReturn(client);
    when(client.getParametersByPath(any(Consumer.class)))
        .thenAnswer(call -> {
          var request = GetParametersByPathRequest.builder();
          ((Consumer<GetParametersByPathRequest.Builder>) call.getArgument(0)).accept(request);
          return page(request.build(), values);
        });
    when(client.putParameter(any(Consumer.class)))
        .thenAnswer(call -> {
          var request = PutParameterRequest.builder();
          ((Consumer<PutParameterRequest.Builder>) call.getArgument(0)).accept(request);
          writes.add(request.build());
          values.put(request.build().name(), request.build().value());
          return PutParameterResponse.builder().build();
        });
  }

  private GetParametersByPathResponse page(
      GetParametersByPathRequest request, SortedMap<String, String> values) {
    reads.add(request);
    var first = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    var last = Math.min(first + PAGE, values.size());
    return GetParametersByPathResponse.builder()
        .parameters(
            values.entrySet().stream()
                .skip(first)
                .limit(PAGE)
                .map(each ->
                    Parameter.builder().arn(ARN + each.getKey()).value(each.getValue()).build())
                .toList())
        .nextToken(last < values.size() ? Integer.toString(last) : null)
        .build();
  }

  private static TaskContext context() {
    return Contexts.of("222222222222", "eu-west-1");
  }

  private static LevelTags tags() {
    return new LevelTags("platform", List.of("a"), new TreeMap<>(Map.of("a", "1")));
  }
}
