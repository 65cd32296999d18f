package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Least privilege: no statement of a synthesised policy can be taken away.
class TaggingPolicyMutationIT {
  private static final Set<String> STACKS =
      Set.of(TaggingSystem.ALARM_STACK, TaggingSystem.HOME_STACK, TaggingSystem.MEMBER_STACK);

  /// One statement of one policy document.
  record Place(String stack, String resource, String document, int index, JsonNode statement) {
    @Override
    public String toString() {
      return "%s %s %s %s"
          .formatted(
              stack,
              resource,
              statement.path("Effect").asText(),
              statement.path("Sid").asText(statement.path("Action").toString()));
    }

    /// What the failure says: which of the allowed actions is missing, or that nothing was refused.
    boolean explains(Throwable failure) {
      var message = String.valueOf(failure.getMessage());
      var actions = statement.path("Action");
      return statement.path("Effect").asText().equals("Deny")
          ? message.contains("Expecting code to raise a throwable")
          : Stream.concat(Stream.of(actions), actions.valueStream())
              .anyMatch(action -> message.contains("perform: " + action.asText("?")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void withoutAnyStatementTheSystemFails(Place place) {
    assertThatThrownBy(
            () -> {
              try (var tagging =
                  TaggingCloud.start(
                      templates -> remove(TaggingSystem.named(templates, place.stack()), place))) {
                new TaggingScenarios(tagging).all();
              }
            })
        .satisfies(failure -> assertThat(place.explains(failure)).as("%s", failure).isTrue());
  }

  static Stream<Place> statements() throws IOException {
    return TaggingCloud.templates().stream()
        .filter(template -> STACKS.contains(template.stack()))
        .flatMap(TaggingPolicyMutationIT::statements);
  }

  private static Stream<Place> statements(Template template) {
    var places = new ArrayList<Place>();
    var resources = template.root().path("Resources");
    resources
        .properties()
        .forEach(resource ->
            documents(resource.getValue())
                .forEach(pointer -> {
                  var statements = resource.getValue().at(pointer);
                  for (var i = 0; i < statements.size(); i++) {
                    places.add(
                        new Place(
                            template.stack(), resource.getKey(), pointer, i, statements.get(i)));
                  }
                }));
    return places.stream();
  }

  private static List<String> documents(JsonNode resource) {
    var pointers = new ArrayList<String>();
    pointers.add("/Properties/AssumeRolePolicyDocument/Statement");
    pointers.add("/Properties/PolicyDocument/Statement");
    for (var i = 0; i < resource.at("/Properties/Policies").size(); i++) {
      pointers.add("/Properties/Policies/" + i + "/PolicyDocument/Statement");
    }
    return pointers;
  }

  private static void remove(Template template, Place place) {
    ObjectNode resource = template.resource(place.resource());
    ((ArrayNode) resource.at(place.document())).remove(place.index());
  }
}
