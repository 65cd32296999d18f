package groundcrew.local.codedeploy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// A hook at work, or one that has ended.
///
/// @param id long and opaque, as that of AWS is
/// @param ended whether it has an answer, or its hour is over
record HookExecution(String id, LifecycleEvent event, boolean ended) {

  static HookExecution begun(LifecycleEvent event) {
    var id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    return new HookExecution(Base64.getEncoder().encodeToString(id), event, false);
  }

  HookExecution end() {
    return new HookExecution(id, event, true);
  }
}
