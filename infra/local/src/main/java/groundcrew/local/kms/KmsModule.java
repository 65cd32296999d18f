package groundcrew.local.kms;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.ground.Module;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.time.InstantSource;
import java.util.List;

/// KMS.
public final class KmsModule implements Module {
  private final KeyStore store;
  private final Iam iam;

  /// Creates the module.
  public KmsModule(Ground ground) {
    this(ground.iam(), ground.clock());
    ground.offer(KeyUse.class, keyUse());
  }

  /// Creates the keys of a cloud that is no more than its policies.
  KmsModule(Iam iam, InstantSource clock) {
    this.iam = iam;
    store = new KeyStore(iam, clock);
    iam.requireResourcePolicies("kms");
  }

  private KeyUse keyUse() {
    return new DecidedKeys(store, iam);
  }

  @Override
  public List<Service> services() {
    return List.of(new Kms(store));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new KmsKinds(store, iam));
  }
}
