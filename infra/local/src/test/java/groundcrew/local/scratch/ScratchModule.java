package groundcrew.local.scratch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Module;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// CodePipeline, as far as its stages can be disabled and enabled.
public final class ScratchModule implements Module, Service, ResourceKind {
  /// The disabled stages of each pipeline, by its ARN.
  private final Map<String, Set<String>> disabled = new TreeMap<>();

  @Override
  public List<Service> services() {
    return List.of(this);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(this);
  }

  @Override
  public String model() {
    return "codepipeline";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(RequiredPermission.of("codepipeline:" + call.operation(), stage(call)));
  }

  @Override
  public ObjectNode answer(Call call) {
    var stages = disabled.get(pipeline(call));
    if (stages == null) {
      throw new AwsError(400, "PipelineNotFoundException", "there is no " + pipeline(call));
    }
    switch (call.operation()) {
      case "DisableStageTransition" -> stages.add(stage(call));
      case "EnableStageTransition" -> stages.remove(stage(call));
      default -> throw new UnsupportedOperationException(call.operation());
    }
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::CodePipeline::Pipeline");
  }

  @Override
  public Created create(Resource resource) {
    var name = ResourceProperties.of(resource, Set.of("Name")).required("Name");
    var place = resource.place();
    disabled.put(arn(place.account(), place.region(), name), new TreeSet<>());
    return new Created(name, Map.of());
  }

  private static String pipeline(Call call) {
    return arn(call.caller().account(), call.region(), call.input().path("pipelineName").asText());
  }

  private static String stage(Call call) {
    return pipeline(call) + "/" + call.input().path("stageName").asText();
  }

  private static String arn(String account, String region, String name) {
    return "arn:aws:codepipeline:%s:%s:%s".formatted(region, account, name);
  }
}
