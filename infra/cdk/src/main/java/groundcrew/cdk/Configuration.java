package groundcrew.cdk;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that differs between organizations.
///
/// @param name prefix of the name of every resource
/// @param home account and region in which the functions run
/// @param stackDefaults settings of every stack
/// @param tagging how the tags of accounts are copied to resources; empty to disable
/// @param guardian how state machines are monitored; empty to disable
/// @param button how pressed buttons plant trees; empty to disable
/// @param pipeline how pipelines run commands on virtual machines; empty to disable
/// @param gate how green is tested before it takes the traffic; empty to disable
/// @param alarms where alarms are sent; empty for no alarms
public record Configuration(
    String name,
    Home home,
    StackDefaults stackDefaults,
    Optional<Tagging> tagging,
    Optional<Guardian> guardian,
    Optional<Button> button,
    Optional<Pipeline> pipeline,
    Optional<Gate> gate,
    Optional<Alarms> alarms) {

  /// The account and the region of the stacks.
  ///
  /// @param managementAccount management account of the organization; differs from `account` if
  ///   that is a delegated administrator
  public record Home(String account, String region, String managementAccount) {

    /// Returns whether the account may read the organization only if that is delegated to it.
    boolean delegated() {
      return !account.equals(managementAccount);
    }
  }

  /// The settings of every stack.
  ///
  /// @param logRetention days, one of the values that CloudWatch Logs accepts
  /// @param permissionsBoundary name, including the path, of a policy that exists in every account
  /// @param kmsKey ARN of a customer managed key
  public record StackDefaults(
      boolean terminationProtection,
      Map<String, String> tags,
      int logRetention,
      String rolePath,
      Optional<String> permissionsBoundary,
      Optional<String> kmsKey) {}

  /// The settings that all levels of tags share.
  ///
  /// @param levelOrder every level of the organization, highest precedence first
  /// @param tagResourcesTps calls of TagResources per second, in one account and region
  /// @param getResourcesTps calls of GetResources per second, in one account and region
  /// @param listingLag longest time until GetResources shows a write
  /// @param journalRetention days for which a run can be looked up and undone
  /// @param memberRole role that the functions assume in every other account
  public record Tagging(
      Path jar,
      String logLevel,
      List<String> levelOrder,
      String parameterPrefix,
      BigDecimal tagResourcesTps,
      BigDecimal getResourcesTps,
      Duration listingLag,
      String keyCaseConflict,
      int journalRetention,
      Queue queue,
      List<Level> levels,
      MemberRole memberRole) {}

  /// A level: the keys that it owns, and where, when and how they are copied to resources.
  ///
  /// @param organizationalUnits units or roots whose accounts are included; empty for all accounts
  /// @param remove whether a key that an account no longer has is removed from its resources
  /// @param mode whether resources are tagged, or only a plan is written to the journal
  /// @param untaggedSource source that lists resources that were never tagged
  public record Level(
      String level,
      List<String> keys,
      List<String> regions,
      List<String> organizationalUnits,
      List<String> excludedAccounts,
      String remove,
      String mode,
      String untaggedSource,
      Schedule schedule) {

    boolean removesOwned() {
      return remove.equals("owned");
    }

    /// Returns whether tags are removed: those that the account no longer has, and those that a
    /// level with precedence claims while this one writes them.
    boolean untags(List<String> levelOrder) {
      return removesOwned() || !levelOrder.getFirst().equals(level);
    }

    boolean findsUntagged() {
      return untaggedSource.equals("resource-explorer");
    }
  }

  /// The time at which a function is invoked.
  ///
  /// @param flexibleWindow maximum delay of the start, or zero
  public record Schedule(String expression, String timeZone, Duration flexibleWindow) {}

  /// The settings of the queues and of their event source mappings.
  ///
  /// @param oldestMessage age of the oldest message above which an alarm is raised
  public record Queue(
      Duration messageDelay,
      int batchSize,
      Duration batchWindow,
      int maximumConcurrency,
      int maximumReceives,
      Duration taggerTimeout,
      Duration oldestMessage) {}

  /// The role in the other accounts.
  ///
  /// @param organizationalUnits units or roots whose accounts receive it
  public record MemberRole(
      String name, String path, Optional<String> externalId, List<String> organizationalUnits) {

    /// Returns the part of the role's ARN after `role/`.
    String pathAndName() {
      return path.substring(1) + name;
    }
  }

  /// Where alarms are sent, and the runbook that they link to.
  ///
  /// @param runbookUrl absolute URL without a fragment
  public record Alarms(String email, String runbookUrl) {

    /// Returns the description of an alarm.
    ///
    /// @param event what happened, as one sentence without its full stop
    /// @param entry anchor of the entry in the runbook
    String describe(String event, String entry) {
      return "%s. Runbook: %s#%s".formatted(event, runbookUrl, entry);
    }
  }

  /// Reads and validates a configuration file.
  ///
  /// @throws IllegalArgumentException if the file has faults; the message lists all of them
  /// @throws IOException if the file cannot be read
  public static Configuration read(Path yaml) throws IOException {
    try {
      return ConfigurationReader.read(yaml.toString(), Files.readString(yaml));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(yaml + " is not UTF-8: save it in that encoding", e);
    }
  }

  /// Returns how tags are copied, for the stacks of that system.
  ///
  /// @throws IllegalStateException without the section `tagging`
  Tagging tags() {
    return tagging.orElseThrow(() -> new IllegalStateException("there is no section 'tagging'"));
  }

  /// Returns whether a level tags the home account, where the functions assume no role.
  boolean tagsHome(Level level) {
    return !level.excludedAccounts().contains(home.account());
  }

  /// Returns whether the management account needs the role: it is not the home account, and at
  /// least one level tags it.
  boolean tagsManagementByRole() {
    var management = home.managementAccount();
    return home.delegated()
        && tagging.stream()
            .flatMap(tags -> tags.levels().stream())
            .anyMatch(level -> !level.excludedAccounts().contains(management));
  }
}
