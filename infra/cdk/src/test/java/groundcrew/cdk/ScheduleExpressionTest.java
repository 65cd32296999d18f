package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minute)",
        "rate(5 minutes)",
        "cron(0 2 * * ? *)",
        "cron(0/15 8-18 ? * MON-FRI *)",
        "cron(15 10 ? * 6L 2026-2030)",
        "cron(0 0 L * ? *)",
        "cron(0 0 15W JAN,JUL ? *)",
        "cron(0 9 ? * 2#1 *)",
        "cron(0,30 * 1 1/3 ? 2199)"
      })
  void theSchedulerTakesIt(String expression) {
    assertThat(ScheduleExpression.holds(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(5 weeks)",
        "cron(0 2 * * *)",
        "cron(0 2 * * * *)",
        "cron(0 2 ? * ? *)",
        "cron(60 2 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 2 32 * ? *)",
        "cron(0 2 0W * ? *)",
        "cron(0 2 * 13 ? *)",
        "cron(0 2 * FOO ? *)",
        "cron(0 2 ? * 0 *)",
        "cron(0 2 ? * FRI-MON *)",
        "cron(18-8 * * * ? *)",
        "cron(? 2 * * ? *)",
        "cron(0 2 * * ? 1969)",
        "cron(0/0 2 * * ? *)",
        "cron(0 2, * * ? *)"
      })
  void theSchedulerRefusesIt(String expression) {
    assertThat(ScheduleExpression.holds(expression)).isFalse();
  }
}
