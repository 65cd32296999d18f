package groundcrew.local.kms;

import groundcrew.local.ground.Ground;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// KMS.
public final class KmsModule implements Module {
  private final KeyStore store;

  /// Creates the module.
  public KmsModule(Ground ground) {
    var iam = ground.iam();
    iam.requireResourcePolicies("kms");
    iam.know(List.of("kms:CallerAccount", "kms:EncryptionContext:*", "kms:ViaService"));
    store = new KeyStore(iam);
    ground.offer(KeyUse.class, new DecidedKeys(store, iam));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new KeyKind(store));
  }
}
