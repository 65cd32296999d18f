package groundcrew.local;

import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import groundcrew.local.sns.Sns;
import groundcrew.local.sns.SnsKinds;
import groundcrew.local.template.ResourceKind;
import java.util.List;

/// What watches a cloud and tells people.
public final class Monitoring {
  private final Iam iam;
  private final Sns sns;

  Monitoring(Iam iam, LocalCloudSettings settings) {
    this.iam = iam;
    iam.know(List.of("aws:SourceOwner"));
    sns = new Sns(settings.quirks() ? Paging.quirky() : Paging.full(), settings.clock());
  }

  /// Returns the topics, and the e-mails that they would have sent.
  public Sns sns() {
    return sns;
  }

  ResourceKind topics() {
    return new SnsKinds(sns, iam::putResourcePolicy);
  }
}
