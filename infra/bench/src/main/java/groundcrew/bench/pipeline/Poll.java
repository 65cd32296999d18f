package groundcrew.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.Template;

/// How a workflow waits for its command.
enum Poll {
  /// As the stack is deployed.
  GROWING("2 to 30 s"),
  /// A wait of ten seconds between two polls, as a first draft has it.
  FIXED("10 s");

  private final String text;

  Poll(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Changes the definition of the state machine accordingly.
  void change(Template template) {
    if (this == FIXED) {
      template.idsOf("AWS::StepFunctions::StateMachine").stream()
          .map(id -> template.resource(id).at("/Properties"))
          .forEach(Poll::fix);
    }
  }

  private static void fix(JsonNode properties) {
    var definition = properties.path("DefinitionString").asText();
    var fixed =
        definition.replaceFirst("\"SecondsPath\" ?: ?\"\\$\\.wait_seconds\"", "\"Seconds\":10");
    if (definition.equals(fixed)) {
      throw new IllegalStateException("the definition has no wait that could be fixed");
    }
    ((ObjectNode) properties).put("DefinitionString", fixed);
  }
}
