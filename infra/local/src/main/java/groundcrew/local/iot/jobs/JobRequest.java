package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iot.registry.Thing;
import groundcrew.local.iot.registry.Things;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what CreateJob asks for.
record JobRequest(Things things) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIMEOUT = "/timeoutConfig/inProgressTimeoutInMinutes";
  private static final Set<String> KNOWN =
      Set.of(
          "description",
          "document",
          "documentParameters",
          "jobExecutionsRetryConfig",
          "jobId",
          "jobTemplateArn",
          "tags",
          "targetSelection",
          "targets",
          "timeoutConfig");
  private static final int MOST_TARGETS = 100;
  private static final int LONGEST_DOCUMENT = 32 * 1024;
  private static final int LONGEST_TIMEOUT = 10_080;

  /// Returns the job.
  ///
  /// @throws AwsError `InvalidRequestException` or `ResourceNotFoundException`
  Job job(AccountRegion place, ObjectNode input, Instant now) {
    for (var member : input.properties()) {
      if (!KNOWN.contains(member.getKey())) {
        throw new UnsupportedOperationException(
            "The local IoT does not know " + member.getKey() + " of CreateJob");
      }
    }
    if (!input.path("targetSelection").asText("SNAPSHOT").equals("SNAPSHOT")) {
      throw new UnsupportedOperationException("The local IoT has no continuous jobs");
    }
    return new Job(
        input.path("jobId").asText(),
        place,
        input,
        targets(place, input.path("targets")),
        document(place, input),
        timeout(input),
        Job.Status.IN_PROGRESS,
        Optional.empty(),
        Optional.empty(),
        false,
        now,
        now,
        Optional.empty());
  }

  private List<String> targets(AccountRegion place, JsonNode targets) {
    if (targets.size() > MOST_TARGETS) {
      throw invalid("A job has at most %d targets".formatted(MOST_TARGETS));
    }
    var names = new ArrayList<String>();
    for (var target : targets) {
      var resource = Arn.find(target.asText()).map(Arn::resource).orElse("");
      var name = resource.startsWith("thing/") ? resource.substring(6) : "";
      if (!target.asText().equals(Thing.arn(place, name))) {
        throw invalid("Not the ARN of a thing of this account and region: " + target.asText());
      }
      if (things.find(place, name).isEmpty()) {
        throw new AwsError(
            404, "ResourceNotFoundException", "Thing %s cannot be found.".formatted(name));
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private static JsonNode document(AccountRegion place, ObjectNode input) {
    var template = input.path("jobTemplateArn").asText();
    if (input.has("document") != template.isEmpty()) {
      throw invalid("A job has either a document or a template");
    }
    var document = template.isEmpty() ? parsed(input) : filled(place, input, template);
    if (document.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_DOCUMENT) {
      throw invalid("A job document has at most %d bytes".formatted(LONGEST_DOCUMENT));
    }
    return document;
  }

  private static JsonNode filled(AccountRegion place, ObjectNode input, String template) {
    if (!template.equals(ManagedTemplate.arn(place.region()))) {
      throw new UnsupportedOperationException("The local IoT has no job template " + template);
    }
    try {
      return ManagedTemplate.document(
          input.path("documentParameters").isObject()
              ? input.path("documentParameters")
              : JsonNodeFactory.instance.objectNode());
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parsed(ObjectNode input) {
    if (input.has("documentParameters")) {
      throw invalid("documentParameters can only be used with AWS managed templates");
    }
    try {
      return JSON.readTree(input.path("document").asText());
    } catch (JsonProcessingException e) {
      throw invalid("The job document is not JSON");
    }
  }

  private static Optional<Duration> timeout(ObjectNode input) {
    if (input.at(TIMEOUT).isMissingNode()) {
      return Optional.empty();
    }
    var minutes = input.at(TIMEOUT).asLong();
    if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
      throw invalid("inProgressTimeoutInMinutes is 1 to %d".formatted(LONGEST_TIMEOUT));
    }
    return Optional.of(Duration.ofMinutes(minutes));
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidRequestException", message);
  }
}
