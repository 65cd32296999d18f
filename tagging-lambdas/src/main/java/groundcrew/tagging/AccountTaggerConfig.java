package groundcrew.tagging;

import groundcrew.common.Environment;
import groundcrew.tagging.message.Rules;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.event.Level;

/// The account tagger's variables.
///
/// @param tagKeys keys that this level owns
/// @param regions regions that are tagged; global services appear in us-east-1 only
/// @param messageDelay time before the resource tagger sees a message
record AccountTaggerConfig(
    List<String> tagKeys,
    List<String> regions,
    URI queueUrl,
    String level,
    Set<String> excludedAccounts,
    Duration messageDelay,
    Level logLevel) {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  AccountTaggerConfig {
    tagKeys = List.copyOf(new LinkedHashSet<>(tagKeys));
    regions = List.copyOf(new LinkedHashSet<>(regions));
    excludedAccounts = Set.copyOf(excludedAccounts);
  }

  static AccountTaggerConfig from(Environment environment) {
    var tagKeys =
        environment.list(
            "TAG_KEYS",
            "tag keys of at most 128 characters that do not begin with aws:",
            Rules::key);
    var regions = environment.list("REGIONS", "regions such as eu-west-1", Rules::region);
    var queueUrl =
        environment.required("QUEUE_URL", "the URL of a queue", AccountTaggerConfig::queue);
    var level =
        environment.optional("LEVEL", "cloud-center", "1 to 32 of a-z, 0-9 and -", Rules::level);
    var excluded =
        environment.optionalList("EXCLUDED_ACCOUNTS", "account ids of 12 digits", Rules::account);
    var delay =
        environment.optional(
            "MESSAGE_DELAY",
            Duration.ofSeconds(15),
            "a duration from PT0S to PT15M in whole seconds",
            AccountTaggerConfig::delay);
    environment.verify();
    return new AccountTaggerConfig(
        tagKeys.get(),
        regions.get(),
        queueUrl.get(),
        level.get(),
        Set.copyOf(new LinkedHashSet<>(excluded.get())),
        delay.get(),
        environment.logLevel());
  }

  private static URI queue(String text) {
    var url = URI.create(text);
    if (url.getScheme() == null || url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("no URL");
    }
    return url;
  }

  private static Duration delay(String text) {
    var delay = Duration.parse(text);
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0 || delay.toNanosPart() != 0) {
      throw new IllegalArgumentException("out of range");
    }
    return delay;
  }
}
