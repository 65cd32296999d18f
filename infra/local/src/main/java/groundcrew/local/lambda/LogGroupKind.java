package groundcrew.local.lambda;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.util.Map;
import java.util.Set;

/// `AWS::Logs::LogGroup`. What functions log is in files of the run, which no retention deletes.
record LogGroupKind(Encryption encryption) implements ResourceKind {
  private static final Set<String> KNOWN =
      Set.of("KmsKeyId", "LogGroupClass", "LogGroupName", "RetentionInDays", "Tags");

  /// The only ones that CloudWatch Logs takes.
  private static final Set<Integer> RETENTIONS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  @Override
  public Set<String> types() {
    return Set.of("AWS::Logs::LogGroup");
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("LogGroupName").refusing("LogGroupClass");
  }

  @Override
  public Created create(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    var days = properties.number("RetentionInDays", 1);
    if (!RETENTIONS.contains(days)) {
      throw properties.fault("RetentionInDays", "takes no " + days);
    }
    var name = properties.name("LogGroupName", 512);
    var place = resource.place();
    var arn = "arn:aws:logs:%s:%s:log-group:%s".formatted(place.region(), place.account(), name);
    properties.text("KmsKeyId").ifPresent(key -> encryption.associate(resource, arn, key));
    return new Created(name, Map.of("Arn", arn + ":*"));
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    // What its functions have logged stays with them.
  }
}
