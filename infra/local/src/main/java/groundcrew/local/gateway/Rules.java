package groundcrew.local.gateway;

import groundcrew.local.iam.Iam;
import java.util.HashMap;
import java.util.List;

/// What holds for every service behind the gateway.
record Rules(Iam iam, CallCounts counts, Faults faults) {

  /// Counts a call, and refuses it where its account has not enabled the region.
  void admit(CallCounts.Key call, Dialect dialect) {
    counts.count(call);
    faults.requireEnabled(call, dialect);
  }

  void decide(Caller caller, String region, List<RequiredPermission> requiredPermissions) {
    for (var permission : requiredPermissions) {
      var context = new HashMap<>(permission.context());
      context.put("aws:RequestedRegion", region);
      iam.allow(
          caller, new RequiredPermission(permission.action(), permission.resource(), context));
    }
  }
}
