package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.gateway.CallScope;
import groundcrew.local.gateway.Loss;
import groundcrew.local.sns.SnsModule;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.iot.IotClient;

/// What the booth must do while all is well with it; with [ButtonFailureScenarios] every statement
/// of its policies serves one of these.
record ButtonScenarios(ButtonCloud booth) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration ALMOST_AN_HOUR = HOUR.minus(Duration.ofSeconds(2));
  private static final String PEOPLE = "platform@example.com";

  void all() {
    try (var iot = booth.system().operator().client(IotClient.builder())) {
      iot.createThing(request -> request.thingName("button-2"));
    }
    try (var button = booth.button("button-1")) {
      aJobThatNoPrinterStartsIsCanceledAnHourAfterThePress(button);
    }
    try (var printer = booth.printer();
        var one = booth.button("button-1");
        var two = booth.button("button-2")) {
      aPressIsPrintedWithTheCredentialsOfThePrinter(one, printer);
      aPressIsPrintedWithTheCredentialsOfThePrinter(two, printer);
      aPressThatIsPrintedBeforeItsJobIsRecordedStaysPrinted(one);
      aFailedPrintIsReportedByEmail(two, printer);
      new ButtonFailureScenarios(booth, one, two).all();
    }
    unencryptedCallsAreDenied();
  }

  void aPressIsPrintedWithTheCredentialsOfThePrinter(VirtualButton button, VirtualPrinter printer) {
    var press = booth.press(button);
    booth.awaitState(press, "PRINTED");
    booth.system().await("the result", ButtonCloud.LIMIT, () -> button.hasResult(press, "printed"));

    assertThat(printer.label(booth.system().item(press).get("URL").s()))
        .startsWith((byte) 0x89, 'P', 'N', 'G');
  }

  /// The press waited on its device for almost an hour. It is the first one: the clock of the
  /// cloud, which is turned later, must not be ahead of that of the processes.
  void aJobThatNoPrinterStartsIsCanceledAnHourAfterThePress(VirtualButton button) {
    var left = Instant.now().plus(HOUR).minus(ALMOST_AN_HOUR);
    button.send("{\"press\":\"late\",\"age_ms\":%d}".formatted(ALMOST_AN_HOUR.toMillis()));
    booth.awaitState("late", "PRINTING");
    booth.system().await("the hour", ButtonCloud.LIMIT, () -> Instant.now().isAfter(left));

    booth.system().reconcile();

    booth.awaitState("late", "FAILED");
    assertThat(booth.system().item("late").get("reason").s()).isEqualTo("not printed: CANCELED");
    // The alarm on it ends, so that the next failure raises it again.
    booth.cloud().agenda().turn(Duration.ofMinutes(11));
  }

  /// The answer to the call that queues the job is lost; meanwhile the printer prints.
  void aPressThatIsPrintedBeforeItsJobIsRecordedStaysPrinted(VirtualButton button) {
    var faults = booth.cloud().gateway().faults();
    faults.latency(CallScope.of("iot:CreateJob"), Duration.ofMillis(1500));
    faults.next("iot:CreateJob", Loss.RESET, 1);
    try {
      var press = booth.press(button);
      booth.awaitState(press, "PRINTED");
      booth.system().await("quiet", ButtonCloud.LIMIT, booth.cloud()::quiet);

      assertThat(booth.system().state(press)).isEqualTo("PRINTED");
    } finally {
      faults.clear();
    }
  }

  void aFailedPrintIsReportedByEmail(VirtualButton button, VirtualPrinter printer) {
    var sns = booth.cloud().module(SnsModule.class).sns();
    sns.confirm(PEOPLE);
    printer.endWith("FAILED");
    var press = booth.press(button);
    booth.awaitState(press, "FAILED");
    printer.endWith("SUCCEEDED");

    booth.cloud().agenda().turn(Duration.ofMinutes(11));

    assertThat(sns.mailbox().to(PEOPLE))
        .anySatisfy(
            email -> assertThat(email.subject()).contains(booth.system().stack() + "-failed"));
  }

  void unencryptedCallsAreDenied() {
    var system = booth.system();
    var unencrypted = new Unencrypted(booth.cloud(), system.account());
    unencrypted.assertRefused(
        "sqs:SendMessage",
        "arn:aws:sqs:%s:%s:%s-failures"
            .formatted(system.region(), system.account(), system.stack()));
    unencrypted.assertRefused(
        "s3:GetObject", "arn:aws:s3:::%s/labels/a.png".formatted(booth.records().bucket()));
    unencrypted.assertRefused("s3:ListBucket", "arn:aws:s3:::" + booth.records().bucket());
    unencrypted.assertRefused(
        "sns:Publish",
        "arn:aws:sns:%s:%s:%s"
            .formatted(system.region(), system.account(), TaggingSystem.ALARM_STACK));
  }
}
