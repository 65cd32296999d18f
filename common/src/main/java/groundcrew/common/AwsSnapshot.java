package groundcrew.common;

import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/// Readies a function for the snapshot that Lambda starts it from (SnapStart).
///
/// What was loaded, linked and compiled before the snapshot is there after it. So a first event is
/// rehearsed against answers from memory, and one call that only reads, and that needs no
/// permission, opens a connection for which AWS's certificate is checked.
public final class AwsSnapshot implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(AwsSnapshot.class);

  /// The runtime refers to them weakly.
  private static final List<AwsSnapshot> KEPT = new ArrayList<>();

  private final AwsClients clients;
  private final Level logLevel;
  private final Rehearsal rehearsal;

  /// Lets a function work on an event whose calls are answered from memory.
  @FunctionalInterface
  public interface Rehearsal {
    /// Plays the event.
    void play() throws Exception;
  }

  AwsSnapshot(AwsClients clients, Level logLevel, Rehearsal rehearsal) {
    this.clients = clients;
    this.logLevel = logLevel;
    this.rehearsal = rehearsal;
  }

  /// Rehearses before the snapshot, where one will be taken; elsewhere it does nothing, because a
  /// rehearsal costs more time than it saves.
  public static void prepare(
      Environment environment, AwsClients clients, Level logLevel, Rehearsal rehearsal) {
    if (environment.startsFromSnapshot()) {
      var snapshot = new AwsSnapshot(clients, logLevel, rehearsal);
      KEPT.add(snapshot);
      Core.getGlobalContext().register(snapshot);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    // Its lines would tell of an account that there is not.
    RequestLog.level(Level.ERROR);
    try {
      rehearsal.play();
    } catch (Exception unready) {
      // The function works all the same, only its first event takes longer.
      LOG.error("the rehearsal before the snapshot failed: {}", unready.getMessage(), unready);
    } finally {
      RequestLog.level(logLevel);
    }
    try (var sts = clients.build(StsClient.builder())) {
      sts.getCallerIdentity();
    } catch (SdkException unanswered) {
      LOG.debug("no call before the snapshot: {}", unanswered.getMessage());
    }
    LOG.info("ready for the snapshot");
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // A snapshot is used for weeks, keys for hours.
    clients.renew();
  }
}
