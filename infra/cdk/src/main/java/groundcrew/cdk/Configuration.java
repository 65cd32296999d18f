package groundcrew.cdk;

import java.io.IOException;
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
/// @param memberRole the role that the tagger assumes in every other account
/// @param alarmEmail who is told when something ends in a dead-letter queue
public record Configuration(
    String name,
    Home home,
    House house,
    Tagging tagging,
    MemberRole memberRole,
    Optional<String> alarmEmail) {

  /// Names the management or delegated administrator account and the region of the stacks.
  public record Home(String account, String region) {}

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

  /// Says what is tagged, where, when and how fast.
  public record Tagging(
      Path jar,
      String logLevel,
      String level,
      List<String> levelOrder,
      List<String> keys,
      List<String> regions,
      List<String> excludedAccounts,
      String parameterPrefix,
      Schedule schedule,
      Queue queue) {}

  /// Says when the accounts are listed.
  ///
  /// @param flexibleWindow zero, or how much later the run may start
  public record Schedule(String expression, String timeZone, Duration flexibleWindow) {}

  /// Says how messages wait and how they reach the tagger.
  public record Queue(
      Duration messageDelay,
      int batchSize,
      Duration batchWindow,
      int maximumConcurrency,
      int maximumReceives,
      Duration taggerTimeout) {}

  /// Names the role in the member accounts.
  public record MemberRole(String name, String path, Optional<String> externalId) {

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

  /// Returns whether the tagger works in its own account, where it assumes no role.
  boolean tagsHome() {
    return !tagging.excludedAccounts().contains(home.account());
  }
}
