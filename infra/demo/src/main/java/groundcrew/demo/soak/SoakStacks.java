package groundcrew.demo.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.template.Template;
import java.time.Duration;
import java.util.List;

/// The templates that a soak deploys: those of the example configuration with less time.
final class SoakStacks {
  /// Of which a third is kept in reserve.
  private static final Duration FUNCTION_TIME = Duration.ofSeconds(9);

  private static final Duration VISIBILITY = Duration.ofSeconds(10);
  private static final int RECEIVES = 50;

  /// Of the five calls a second that AWS allows: with three levels side by side it would be less.
  private static final int TAG_RESOURCES_TPS = 3;

  private SoakStacks() {}

  static List<Template> of(Synthesis synthesis) {
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/tagging/queue/messageDelay", "PT0S")
            .with("/tagging/listingLag", "PT0S")
            .with("/tagging/queue/maximumReceives", RECEIVES)
            .with("/tagging/tagResourcesTps", TAG_RESOURCES_TPS)
            .with("/tagging/levels/0/regions", SoakSize.REGIONS)
            .with("/tagging/levels/0/untaggedSource", "resource-explorer")
            .write(synthesis.root().resolve("infra/demo/target/configurations/soak.yaml"));
    var templates =
        SystemTemplates.of(synthesis.synthesise(configuration), TaggingSystem.NAME).stream()
            .map(Template::copy)
            .toList();
    templates.forEach(SoakStacks::shorten);
    return templates;
  }

  private static void shorten(Template template) {
    for (var id : template.idsOf("AWS::Lambda::Function")) {
      var properties = properties(template, id);
      // The account tagger has to read the whole organization in one invocation.
      if (!properties.path("Handler").asText().contains("AccountTaggerHandler")) {
        properties.put("Timeout", FUNCTION_TIME.toSeconds());
      }
    }
    for (var id : template.idsOf("AWS::SQS::Queue")) {
      var properties = properties(template, id);
      if (properties.has("VisibilityTimeout")) {
        properties.put("VisibilityTimeout", VISIBILITY.toSeconds());
      }
    }
  }

  private static ObjectNode properties(Template template, String id) {
    return template.resource(id).withObject("/Properties");
  }
}
