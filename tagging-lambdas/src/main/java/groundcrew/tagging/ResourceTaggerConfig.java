package groundcrew.tagging;

import groundcrew.common.Environment;
import groundcrew.common.RoleToAssume;
import groundcrew.common.Setting;
import groundcrew.tagging.message.Rules;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The resource tagger's variables.
///
/// @param role role of every account but the own
/// @param level of messages that do not name theirs
/// @param parameterPrefix path below which each level has its parameter
/// @param tagResourcesTps calls of TagResources a second, in one account and region
/// @param getResourcesTps calls of GetResources a second, in one account and region
record ResourceTaggerConfig(
    RoleToAssume role,
    String level,
    String parameterPrefix,
    double tagResourcesTps,
    double getResourcesTps,
    Level logLevel) {
  private static final Pattern PATH = Pattern.compile("(?!/aws|/ssm)(/[\\w.-]+){1,14}");

  static ResourceTaggerConfig from(Environment environment) {
    var roleName =
        environment.required(
            "ROLE_NAME",
            "a role's name, with its path where it has one",
            name -> new RoleToAssume(name, Optional.empty()).roleName());
    var externalId = environment.optional("EXTERNAL_ID", "an external id", Function.identity());
    var level =
        environment.optional("LEVEL", "cloud-center", "1 to 32 of a-z, 0-9 and -", Rules::level);
    var prefix =
        environment.optional(
            "PARAMETER_PREFIX",
            "/groundcrew/tags",
            "a path such as /groundcrew/tags",
            ResourceTaggerConfig::path);
    var tagResources = pace(environment, "TAG_RESOURCES_TPS", 5);
    var getResources = pace(environment, "GET_RESOURCES_TPS", 15);
    environment.verify();
    return new ResourceTaggerConfig(
        new RoleToAssume(roleName.get(), externalId.get()),
        level.get(),
        prefix.get(),
        tagResources.get(),
        getResources.get(),
        environment.logLevel());
  }

  private static Setting<Double> pace(Environment environment, String name, double fallback) {
    return environment.optional(
        name,
        fallback,
        "calls a second, more than 0 and at most 1000",
        text -> {
          var pace = Double.parseDouble(text);
          if (!(pace > 0 && pace <= 1000)) {
            throw new IllegalArgumentException("out of range");
          }
          return pace;
        });
  }

  private static String path(String text) {
    if (!PATH.matcher(text).matches()) {
      throw new IllegalArgumentException("no path");
    }
    return text;
  }
}
