package groundcrew.bench;

/// List prices of us-east-1 in US dollars, as published when they were written down here. Nothing
/// requests them from AWS.
public enum Price {
  FIRST_METRIC(0.30, "a custom metric, of the first 10,000, per month"),
  NEXT_METRIC(0.10, "a custom metric, of the next 240,000, per month"),
  PUT_METRIC_DATA(0.01 / 1000, "a call of PutMetricData"),
  GET_METRIC_DATA(0.01 / 1000, "a metric that a call of GetMetricData requests"),
  GIGABYTE_SECOND(0.0000133334, "a gigabyte-second of Lambda on arm64"),
  INVOCATION(0.20 / 1e6, "an invocation of Lambda"),
  WRITE_UNIT(0.625 / 1e6, "a write of up to 1 KB to DynamoDB, on demand"),
  READ_UNIT(0.125 / 1e6, "a consistent read of up to 4 KB from DynamoDB, on demand"),
  LOG_GIGABYTE(0.50, "a gigabyte of log data ingested by CloudWatch Logs"),
  ALARM_METRIC(0.10, "a metric that an alarm evaluates, also through a query, per month"),
  DASHBOARD(3, "a dashboard, per month"),
  QUEUE_REQUEST(0.40 / 1e6, "a request to a standard queue of SQS"),
  OBJECT_PUT(0.005 / 1000, "a PUT of an object to S3"),
  OBJECT_GET(0.0004 / 1000, "a GET of an object from S3"),
  JOB_EXECUTION(0.003, "an execution of an AWS IoT job (a remote action of Device Management)"),
  IOT_MESSAGE(1.00 / 1e6, "a message of AWS IoT of up to 5 KB"),
  IOT_RULE(0.15 / 1e6, "a rule of AWS IoT that is triggered, or an action of one"),
  DECRYPTION(0.03 / 10_000, "a decryption by KMS"),
  STATE_TRANSITION(0.025 / 1000, "a state transition of a standard workflow");

  private final double dollars;
  private final String unit;

  Price(double dollars, String unit) {
    this.dollars = dollars;
    this.unit = unit;
  }

  /// Returns the price of one unit.
  public double dollars() {
    return dollars;
  }

  /// Returns what one unit is.
  public String unit() {
    return unit;
  }

  /// Returns the price of an amount of units.
  public double of(double amount) {
    return amount * dollars;
  }
}
