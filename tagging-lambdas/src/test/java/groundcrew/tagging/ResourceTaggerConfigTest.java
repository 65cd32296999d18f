package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import groundcrew.common.RoleToAssume;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ResourceTaggerConfigTest {
  @Test
  void hasDefaults() {
    assertThat(config(Map.of("ROLE_NAME", "Tagger")))
        .isEqualTo(
            new ResourceTaggerConfig(
                new RoleToAssume("Tagger", Optional.empty()),
                "cloud-center",
                "/groundcrew/tags",
                5,
                15,
                Level.INFO));
  }

  @Test
  void readsAllNames() {
    assertThat(
            config(
                Map.of(
                    "ROLE_NAME", "platform/Tagger",
                    "EXTERNAL_ID", "ext-1",
                    "LEVEL", "platform",
                    "PARAMETER_PREFIX", "/acme/tags",
                    "TAG_RESOURCES_TPS", "2.5",
                    "GET_RESOURCES_TPS", "7",
                    "LOG_LEVEL", "debug")))
        .isEqualTo(
            new ResourceTaggerConfig(
                new RoleToAssume("platform/Tagger", Optional.of("ext-1")),
                "platform",
                "/acme/tags",
                2.5,
                7,
                Level.DEBUG));
  }

  @Test
  void showsAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            config(
                Map.of(
                    "ROLE_NAME", "/Tagger",
                    "LEVEL", "x".repeat(33),
                    "PARAMETER_PREFIX", "/aws/tags",
                    "TAG_RESOURCES_TPS", "0",
                    "GET_RESOURCES_TPS", "fast")))
        .hasMessageContaining("5 faulty variables")
        .hasMessageContaining("ROLE_NAME: expected a role's name")
        .hasMessageContaining("LEVEL: expected 1 to 32")
        .hasMessageContaining("PARAMETER_PREFIX: expected a path such as")
        .hasMessageContaining("TAG_RESOURCES_TPS: expected calls a second, more than 0")
        .hasMessageContaining("GET_RESOURCES_TPS: expected calls a second");
  }

  private static ResourceTaggerConfig config(Map<String, String> variables) {
    return ResourceTaggerConfig.from(Environment.of(variables));
  }
}
