package groundcrew.cdk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;

/// Reads the section `guardian`.
final class GuardianReader {
  private GuardianReader() {}

  static Guardian guardian(Section section) {
    var guardian =
        new Guardian(
            Path.of(section.value("jar").text(Rule.JAR)),
            section.value("logLevel").text(Rule.LOG_LEVEL),
            section.value("regions").texts(Rule.REGION, 1),
            section.value("namespace").or("StepFunctions", name -> name.text(Rule.NAMESPACE)),
            section.value("compatMetrics").or(false, Value::flag),
            section.value("quotaShare").or(new BigDecimal("0.5"), share -> share.positive(1)),
            section
                .value("expressFailureShare")
                .or(new BigDecimal("0.05"), share -> share.positive(1)),
            section.value("namePrefix").optional(prefix -> prefix.text(Rule.MACHINE_NAME)),
            section
                .value("eventWindow")
                .or(
                    Duration.ZERO,
                    window -> window.duration(Duration.ZERO, Duration.ofMinutes(1))));
    section.end();
    return guardian;
  }
}
