package groundcrew.common;

import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls what a first event calls before Lambda takes the snapshot that the function starts from
/// (SnapStart): what is loaded, linked and compiled before the snapshot is there after it.
///
/// A priming call changes nothing: it reads, or it asks for a change that the service refuses. Only
/// functions on which a person waits are primed. Without SnapStart nothing is called.
public final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /// The runtime refers to its resources weakly.
  private static final List<Priming> KEPT = new ArrayList<>();

  private final List<Runnable> calls;

  Priming(List<Runnable> calls) {
    this.calls = calls;
  }

  /// Makes the calls before a snapshot.
  public static void beforeSnapshot(Runnable... calls) {
    var priming = new Priming(List.of(calls));
    KEPT.add(priming);
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    for (var call : calls) {
      try {
        call.run();
      } catch (RuntimeException refused) {
        // The function works all the same, only its first event takes longer.
        LOG.info("a priming call was refused: {}", refused.getMessage());
      }
    }
    LOG.info("primed before the snapshot");
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The SDK's default chain fetches credentials again when those of the snapshot have expired.
  }
}
