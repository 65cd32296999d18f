package groundcrew.tagging;

import groundcrew.common.AwsRegions;
import groundcrew.common.Environment;
import groundcrew.tagging.message.Rules;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The configuration of the account tagger.
///
/// @param tagKeys keys that this level owns
/// @param defaults those of the keys that are written only where a resource lacks them: in
///   `TAG_KEYS` they end with a question mark, which no key can contain
/// @param regions regions to tag; global services are listed in us-east-1 only
/// @param organizationalUnits units and roots whose accounts are tagged, including all units below
///   them; all accounts if empty
/// @param messageDelay delay before the resource tagger receives a message
/// @param removesOwned whether an account without any of the keys gets messages too, so that the
///   resource tagger removes the tags of an earlier run
record AccountTaggerConfig(
    List<String> tagKeys,
    List<String> defaults,
    List<String> regions,
    URI queueUrl,
    String level,
    List<String> organizationalUnits,
    Set<String> excludedAccounts,
    Duration messageDelay,
    boolean removesOwned,
    Level logLevel) {
  private static final Pattern UNIT =
      Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");
  private static final String GLOBAL_SERVICES = "us-east-1";

  AccountTaggerConfig {
    tagKeys = List.copyOf(new LinkedHashSet<>(tagKeys));
    defaults = List.copyOf(new LinkedHashSet<>(defaults));
    regions = List.copyOf(new LinkedHashSet<>(regions));
    organizationalUnits = List.copyOf(new LinkedHashSet<>(organizationalUnits));
    excludedAccounts = Set.copyOf(excludedAccounts);
  }

  static AccountTaggerConfig from(Environment environment) {
    var tagKeys =
        environment.list(
            "TAG_KEYS",
            "tag keys of at most 128 characters, with ? after those that are only defaults, that do"
                + " not begin with aws: and differ by more than case",
            Rules.distinctKeysOrDefaults());
    var regions =
        environment.list(
            "REGIONS", "regions such as eu-west-1 that the AWS SDK knows", AwsRegions::require);
    var queueUrl = environment.required("QUEUE_URL", "the URL of a queue", QueueUrls::parse);
    var level =
        environment.optional("LEVEL", "cloud-center", "1 to 32 of a-z, 0-9 and -", Rules::level);
    var units =
        environment.optionalList(
            "ORGANIZATIONAL_UNITS",
            "ids of units or roots such as ou-ab12-c3d4e5f6 or r-ab12",
            AccountTaggerConfig::unit);
    var excluded =
        environment.optionalList("EXCLUDED_ACCOUNTS", "account ids of 12 digits", Rules::account);
    var delay =
        environment.optional(
            "MESSAGE_DELAY",
            Duration.ofSeconds(15),
            "a duration from PT0S to PT15M in whole seconds",
            MessageDelays::parse);
    var removesOwned =
        environment.optional("REMOVE", false, "none or owned", AccountTaggerConfig::removesOwned);
    environment.verify();
    return new AccountTaggerConfig(
        tagKeys.get().stream().map(Rules::withoutMark).toList(),
        tagKeys.get().stream().filter(Rules::marked).map(Rules::withoutMark).toList(),
        regions.get(),
        queueUrl.get(),
        level.get(),
        units.get(),
        Set.copyOf(new LinkedHashSet<>(excluded.get())),
        delay.get(),
        removesOwned.get(),
        environment.logLevel());
  }

  /// Returns whether resources of global services stay untagged: the partition `aws` lists them in
  /// one region only.
  boolean missesGlobalServices() {
    return !regions.contains(GLOBAL_SERVICES)
        && regions.stream().map(AwsRegions::partition).anyMatch("aws"::equals);
  }

  private static String unit(String text) {
    if (!UNIT.matcher(text).matches()) {
      throw new IllegalArgumentException("not the id of a unit or root");
    }
    return text;
  }

  private static boolean removesOwned(String text) {
    return switch (text) {
      case "none" -> false;
      case "owned" -> true;
      default -> throw new IllegalArgumentException("neither none nor owned");
    };
  }
}
