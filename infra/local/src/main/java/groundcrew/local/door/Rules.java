package groundcrew.local.door;

import groundcrew.local.iam.Iam;
import java.util.HashMap;
import java.util.List;

/// What holds for every service behind the door.
record Rules(Iam iam, CallCounts counts, Faults faults) {

  /// Counts a call, and refuses it where its account has not enabled the region.
  void admit(CallCounts.Key call, Dialect dialect) {
    counts.count(call);
    faults.requireEnabled(call, dialect);
  }

  void decide(Caller caller, String region, List<Need> needs) {
    for (var need : needs) {
      var context = new HashMap<>(need.context());
      context.put("aws:RequestedRegion", region);
      iam.allow(caller, new Need(need.action(), need.resource(), context));
    }
  }
}
