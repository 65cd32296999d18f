package groundcrew.tagging;

import groundcrew.common.Environment;
import groundcrew.common.RoleToAssume;
import groundcrew.common.Setting;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.message.Rules;
import groundcrew.tagging.tag.KeyCaseConflict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/// The configuration of the resource tagger and of the undo function.
///
/// @param role role to assume in every account except the function's own
/// @param level level of messages that do not name one
/// @param levels all levels in order of precedence
/// @param apply whether tags are changed, or only planned (`MODE`)
/// @param looksForUntagged whether Resource Explorer lists resources that never had a tag
///   (`UNTAGGED_SOURCE`)
/// @param remove whether keys that an account no longer has are removed (`REMOVE`)
/// @param keyCaseConflict what becomes of a key in another case, where the service ignores the case
///   (`KEY_CASE_CONFLICT`)
/// @param parameterPrefix path below which each level has its parameter
/// @param journalBucket bucket of the journal; required for a plan and for an undo
/// @param queueUrl queue to which unfinished tasks are requeued; required for an undo
/// @param deadLetterUrl queue of the tasks that fail permanently
/// @param tagResourcesTps calls to TagResources per second, in one account and region
/// @param getResourcesTps calls to GetResources per second, in one account and region
/// @param listingLag longest time until GetResources shows a write (`LISTING_LAG`)
record ResourceTaggerConfig(
    RoleToAssume role,
    String level,
    LevelOrder levels,
    boolean apply,
    boolean looksForUntagged,
    boolean remove,
    KeyCaseConflict keyCaseConflict,
    String parameterPrefix,
    Optional<String> journalBucket,
    Optional<URI> queueUrl,
    Optional<URI> deadLetterUrl,
    double tagResourcesTps,
    double getResourcesTps,
    Duration listingLag,
    Level logLevel) {
  private static final Pattern PATH = Pattern.compile("(?!(?i:/aws|/ssm))(/[\\w.-]+){1,14}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final List<String> LEVELS = List.of("cloud-center", "platform", "project");

  /// Reads the variables of the resource tagger.
  static ResourceTaggerConfig from(Environment environment) {
    return from(environment, false);
  }

  /// Reads the variables of the undo function, which requires a journal and a queue.
  static ResourceTaggerConfig ofUndo(Environment environment) {
    return from(environment, true);
  }

  private static ResourceTaggerConfig from(Environment environment, boolean undo) {
    var roleName =
        environment.required(
            "ROLE_NAME",
            "a role name, including its path if it has one",
            name -> new RoleToAssume(name, Optional.empty()).roleName());
    var externalId =
        environment.optionalSecret(
            "EXTERNAL_ID",
            "2 to 1224 of A-Z a-z 0-9 _+=,.@:/-",
            id -> new RoleToAssume("any", Optional.of(id)).externalId().orElseThrow());
    var levels =
        environment.optional(
            "LEVEL_ORDER",
            new LevelOrder(LEVELS),
            "levels, each 1 to 32 of a-z, 0-9 and -",
            ResourceTaggerConfig::levels);
    var level =
        environment.optional("LEVEL", LEVELS.getFirst(), "1 to 32 of a-z, 0-9 and -", Rules::level);
    var apply = choice(environment, "MODE", Map.of("apply", true, "plan", false), true);
    var untagged =
        choice(
            environment,
            "UNTAGGED_SOURCE",
            Map.of("none", false, "resource-explorer", true),
            false);
    var remove = choice(environment, "REMOVE", Map.of("none", false, "owned", true), false);
    var conflict =
        choice(
            environment,
            "KEY_CASE_CONFLICT",
            Map.of("skip", KeyCaseConflict.SKIP, "replace", KeyCaseConflict.REPLACE),
            KeyCaseConflict.SKIP);
    var prefix =
        environment.optional(
            "PARAMETER_PREFIX",
            "/groundcrew/tags",
            "a path such as /groundcrew/tags",
            Environment.matching(PATH));
    var bucket =
        environment.optional("JOURNAL_BUCKET", "a bucket's name", Environment.matching(BUCKET));
    var queue = environment.optional("QUEUE_URL", "the URL of a queue", QueueUrls::parse);
    var deadLetters =
        environment.optional("DEAD_LETTER_URL", "the URL of a queue", QueueUrls::parse);
    var tagResources = rate(environment, "TAG_RESOURCES_TPS", 5);
    var getResources = rate(environment, "GET_RESOURCES_TPS", 15);
    var lag =
        environment.optional(
            "LISTING_LAG",
            Duration.ofMinutes(1),
            "a duration from PT0S to PT15M in whole seconds",
            MessageDelays::parse);
    levels.ifRead(order ->
        level.ifRead(own -> {
          if (!order.levels().contains(own)) {
            environment.fault("LEVEL", "one of LEVEL_ORDER " + order.levels());
          }
        }));
    apply.ifRead(applies -> {
      if (undo || !applies) {
        require(environment, "JOURNAL_BUCKET", bucket, "the bucket of the journal");
      }
    });
    if (undo) {
      require(environment, "QUEUE_URL", queue, "the URL of the queue of the undo function");
    }
    environment.verify();
    return new ResourceTaggerConfig(
        new RoleToAssume(roleName.get(), externalId.get()),
        level.get(),
        levels.get(),
        apply.get(),
        untagged.get(),
        remove.get(),
        conflict.get(),
        prefix.get(),
        bucket.get(),
        queue.get(),
        deadLetters.get(),
        tagResources.get(),
        getResources.get(),
        lag.get(),
        environment.logLevel());
  }

  private static <T> void require(
      Environment environment, String name, Setting<Optional<T>> setting, String expectation) {
    setting.ifRead(value -> {
      if (value.isEmpty()) {
        environment.fault(name, expectation);
      }
    });
  }

  private static <T> Setting<T> choice(
      Environment environment, String name, Map<String, T> choices, T fallback) {
    return environment.optional(
        name,
        fallback,
        "one of " + choices.keySet().stream().sorted().toList(),
        text -> {
          var chosen = choices.get(text);
          if (chosen == null) {
            throw new IllegalArgumentException("not a choice");
          }
          return chosen;
        });
  }

  private static LevelOrder levels(String text) {
    return new LevelOrder(
        Stream.of(text.split(",", -1)).map(String::strip).map(Rules::level).toList());
  }

  private static Setting<Double> rate(Environment environment, String name, double fallback) {
    return environment.optional(
        name,
        fallback,
        "calls per second, more than 0 and at most 1000",
        text -> {
          var rate = Double.parseDouble(text);
          if (!(rate > 0 && rate <= 1000)) {
            throw new IllegalArgumentException("out of range");
          }
          return rate;
        });
  }
}
