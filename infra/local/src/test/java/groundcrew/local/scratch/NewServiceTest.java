package groundcrew.local.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

class NewServiceTest {
  private static final String REGION = "eu-west-1";

  private final Fixture fixture = Fixture.example();
  private final String account = fixture.organization().management();
  private LocalCloud cloud;
  private CodePipelineClient pipelines;

  @BeforeEach
  void start(@TempDir Path work) {
    cloud =
        LocalCloud.start(fixture, LocalCloudSettings.in(work), List.of(_ -> new ScratchModule()));
    pipelines = new AsOperator(cloud, account, REGION).client(CodePipelineClient.builder());
  }

  @AfterEach
  void stop() {
    pipelines.close();
    cloud.close();
  }

  @Test
  void aTemplateCreatesItsResourcesAndASdkClientCallsIt() throws Exception {
    deploy("{'Type': 'AWS::CodePipeline::Pipeline', 'Properties': {'Name': 'release'}}");

    disable("release");
    pipelines.enableStageTransition(r ->
        r.pipelineName("release").stageName("prod").transitionType(StageTransitionType.INBOUND));

    assertThat(cloud.gateway().counts().total("codepipeline:DisableStageTransition")).isEqualTo(1);
    assertThat(cloud.services()).contains("codepipeline");
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void anErrorIsThatOfTheServiceAndAnInvalidCallIsRefusedByItsModel() {
    assertThatThrownBy(() -> disable("gone")).isInstanceOf(PipelineNotFoundException.class);
    assertThatThrownBy(() -> disable("no name at all"))
        .isInstanceOfSatisfying(
            CodePipelineException.class,
            invalid ->
                assertThat(invalid.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void aPropertyThatItDoesNotKnowStopsTheDeploymentWithTheLogicalId() {
    assertThatThrownBy(
            () -> deploy("{'Type': 'AWS::CodePipeline::Pipeline', 'Properties': {'Nam': 'x'}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Release");
  }

  private void disable(String pipeline) {
    pipelines.disableStageTransition(r ->
        r.pipelineName(pipeline)
            .stageName("prod")
            .transitionType(StageTransitionType.INBOUND)
            .reason("night"));
  }

  private void deploy(String resource) throws Exception {
    var text = "{'Resources': {'Release': %s}}".formatted(resource).replace('\'', '"');
    var root = (ObjectNode) new ObjectMapper().readTree(text);
    cloud.deploy(new Template("tests", Optional.empty(), root, Map.of()), account, REGION);
  }
}
