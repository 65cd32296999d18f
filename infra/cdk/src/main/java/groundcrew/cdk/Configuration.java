package groundcrew.cdk;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that differs between organizations.
///
/// @param name prefix of every name that is created
/// @param home account and region that the functions run in
/// @param house what every stack has
/// @param tagging how tags travel from accounts to resources
/// @param guardian what watches state machines; nothing where it is left out
/// @param memberRole the role that the functions assume in every other account
/// @param alarmEmail who is told when something ends in a dead-letter queue
public record Configuration(
    String name,
    Home home,
    House house,
    Tagging tagging,
    Optional<Guardian> guardian,
    MemberRole memberRole,
    Optional<String> alarmEmail) {

  /// Names the account and the region of the stacks.
  ///
  /// @param managementAccount the organization's; another one where the account of the stacks is a
  ///   delegated administrator
  public record Home(String account, String region, String managementAccount) {}

  /// Holds what every stack has.
  ///
  /// @param permissionsBoundary name of a policy, path included, that exists in every account
  /// @param logRetention days, one of those that CloudWatch Logs knows
  public record House(
      boolean terminationProtection,
      Map<String, String> tags,
      int logRetention,
      String rolePath,
      Optional<String> permissionsBoundary,
      Optional<String> kmsKey) {}

  /// Says what all levels of tags share.
  ///
  /// @param levelOrder every level of the organization, the one that goes before all others first
  /// @param tagResourcesTps calls of TagResources a second, in one account and region
  /// @param getResourcesTps calls of GetResources a second, in one account and region
  /// @param journalRetention days that a run can be looked up and undone
  public record Tagging(
      Path jar,
      String logLevel,
      List<String> levelOrder,
      String parameterPrefix,
      BigDecimal tagResourcesTps,
      BigDecimal getResourcesTps,
      int journalRetention,
      Queue queue,
      List<Level> levels) {}

  /// Says who owns which keys, and where, when and how they reach resources.
  ///
  /// @param organizationalUnits units or roots whose accounts take part, none for all accounts
  /// @param remove whether a key that an account lost is taken from its resources too
  /// @param mode whether resources are tagged, or only a plan is written to the journal
  /// @param untaggedSource who tells of resources that never had a tag
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

    boolean looksForUntagged() {
      return untaggedSource.equals("resource-explorer");
    }
  }

  /// Says when the accounts are listed.
  ///
  /// @param flexibleWindow zero, or how much later the run may start
  public record Schedule(String expression, String timeZone, Duration flexibleWindow) {}

  /// Says how messages wait and how they reach the tagger.
  ///
  /// @param oldestMessage how long a message may wait before a person is told
  public record Queue(
      Duration messageDelay,
      int batchSize,
      Duration batchWindow,
      int maximumConcurrency,
      int maximumReceives,
      Duration taggerTimeout,
      Duration oldestMessage) {}

  /// Names the role in the other accounts.
  ///
  /// @param organizationalUnits units or roots whose accounts get it
  public record MemberRole(
      String name, String path, Optional<String> externalId, List<String> organizationalUnits) {

    /// Returns path and name as they follow `role/` in an ARN.
    String pathAndName() {
      return path.substring(1) + name;
    }
  }

  /// Reads and validates a configuration file.
  ///
  /// @throws IllegalArgumentException listing every fault of the file
  /// @throws IOException when the file cannot be read
  public static Configuration read(Path yaml) throws IOException {
    return ConfigurationReader.read(yaml.toString(), Files.readString(yaml));
  }

  /// Returns whether a level's functions work in their own account, where they assume no role.
  boolean tagsHome(Level level) {
    return !level.excludedAccounts().contains(home.account());
  }

  /// Returns whether the management account needs a role: it is not home, and some level tags it.
  boolean tagsManagementByRole() {
    var management = home.managementAccount();
    return !management.equals(home.account())
        && tagging.levels().stream()
            .anyMatch(level -> !level.excludedAccounts().contains(management));
  }
}
