package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LevelDashboardTest {
  private static final Synthesised APP = Synthesised.EXAMPLE;

  @Test
  void aLevelHasADashboardOfItsResourcesItsRunsAndItsTasks() {
    assertThat(body())
        .contains(
            "ResourcesRight",
            "ResourcesTagged",
            "ResourcesDeferred",
            "ResourcesFailed",
            "RunDuration",
            "ApproximateAgeOfOldestMessage",
            "groundcrew-cloud-center-tasks");
  }

  @Test
  void reasonsAndAccountsAreReadFromTheLogOfTheResourceTagger() {
    assertThat(body())
        .contains(
            "SOURCE '/aws/lambda/groundcrew-cloud-center-resource-tagger'",
            "stats count(*) as resources by code",
            "by Account, Region");
  }

  private static String body() {
    return APP.properties("AWS::CloudWatch::Dashboard").stream()
        .filter(properties ->
            properties.path("DashboardName").asText().equals("groundcrew-tagging-cloud-center"))
        .map(properties -> properties.path("DashboardBody"))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow();
  }
}
