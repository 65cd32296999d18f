package groundcrew.local.s3;

import groundcrew.local.gateway.RawService;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// S3.
public final class S3Module implements Module {
  private final S3Server server = new S3Server();
  private final Ground ground;
  private final BucketKeys keys;
  private final Lifecycles lifecycles;

  /// Creates the module.
  public S3Module(Ground ground) {
    this.ground = ground;
    keys = new BucketKeys(ground.keyUse());
    lifecycles = new Lifecycles(ground.clock());
  }

  @Override
  public List<RawService> rawServices() {
    return List.of(new S3(server, ground.iam()::allow, keys, lifecycles));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(
        new Buckets(server, ground.iam()::own, ground.iam()::putResourcePolicy, keys, lifecycles));
  }

  @Override
  public void close() {
    server.close();
  }
}
