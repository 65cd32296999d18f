package groundcrew.bench.guardian;

/// AWS's list prices in us-east-1, in US dollars, as they are known here: nothing asks AWS for
/// them.
enum Price {
  FIRST_METRIC(0.30, "a custom metric, of the first 10,000, a month"),
  NEXT_METRIC(0.10, "a custom metric, of the next 240,000, a month"),
  PUT_METRIC_DATA(0.01 / 1000, "a call of PutMetricData"),
  GIGABYTE_SECOND(0.0000133334, "a gigabyte-second of Lambda on arm64"),
  INVOCATION(0.20 / 1e6, "an invocation of Lambda"),
  WRITE_UNIT(0.625 / 1e6, "a write of up to 1 KB to DynamoDB, on demand"),
  READ_UNIT(0.125 / 1e6, "a consistent read of up to 4 KB from DynamoDB, on demand"),
  LOG_GIGABYTE(0.50, "a gigabyte taken in by CloudWatch Logs"),
  ALARM_METRIC(0.10, "a metric that an alarm looks at, be it through a query, a month"),
  DASHBOARD(3, "a dashboard, a month");

  private final double dollars;
  private final String unit;

  Price(double dollars, String unit) {
    this.dollars = dollars;
    this.unit = unit;
  }

  double dollars() {
    return dollars;
  }

  String unit() {
    return unit;
  }

  double of(double amount) {
    return amount * dollars;
  }
}
