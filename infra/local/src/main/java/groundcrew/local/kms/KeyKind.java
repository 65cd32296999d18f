package groundcrew.local.kms;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.util.Map;
import java.util.Set;

/// `AWS::KMS::Key`, symmetric and of one region.
record KeyKind(KeyStore store) implements ResourceKind {
  private static final Set<String> PROPERTIES =
      Set.of("Description", "EnableKeyRotation", "Enabled", "KeyPolicy", "Tags");

  @Override
  public Set<String> types() {
    return Set.of("AWS::KMS::Key");
  }

  @Override
  public Changes changes(String type) {
    return Changes.IN_PLACE;
  }

  @Override
  public Created create(Resource resource) {
    var place = resource.place();
    var seed = place + " " + resource.logicalId() + resource.suffix();
    return put(resource, store.newId(place.account(), place.region(), seed));
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return put(wanted, existing.id());
  }

  @Override
  public void delete(Existing existing) {
    var place = existing.resource().place();
    store.delete(Key.arn(place.account(), place.region(), existing.id()));
  }

  private Created put(Resource resource, String id) {
    var properties = ResourceProperties.of(resource, PROPERTIES);
    var policy =
        properties
            .find("KeyPolicy")
            .orElseThrow(() -> properties.fault("KeyPolicy", "is required here"));
    var arn = Key.arn(resource.place().account(), resource.place().region(), id);
    store.put(new Key(arn, properties.flag("Enabled", true), false), policy);
    return new Created(id, Map.of("Arn", arn, "KeyId", id));
  }
}
