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
import java.util.List;
import software.amazon.awssdk.services.iot.IotClient;

/// What the booth must do while all is well with it; with [ButtonFailureScenarios] every statement
/// of its policies serves one of these.
record ButtonScenarios(ButtonCloud booth) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration ALMOST_AN_HOUR = HOUR.minus(Duration.ofSeconds(2));
  private static final String PEOPLE = "platform@example.com";

  void all() {
    booth.cloud().module(SnsModule.class).sns().confirm(PEOPLE);
    try (var iot = booth.system().operator().client(IotClient.builder())) {
      iot.createThing(request -> request.thingName("button-2"));
    }
    try (var one = booth.button("button-1");
        var two = booth.button("button-2")) {
      jobsThatNoPrinterStartsAreCanceledAnHourAfterTheirPresses(one, two);
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

  /// The presses waited on their devices for almost an hour. They are the first ones: the clock of
  /// the cloud, which is turned later, must not be ahead of that of the processes.
  void jobsThatNoPrinterStartsAreCanceledAnHourAfterTheirPresses(
      VirtualButton one, VirtualButton two) {
    var left = Instant.now().plus(HOUR).minus(ALMOST_AN_HOUR);
    var payload = "{\"press\":\"%s\",\"age_ms\":" + ALMOST_AN_HOUR.toMillis() + "}";
    var presses = List.of(one.thing() + "-late", two.thing() + "-late");
    one.send(payload.formatted(presses.getFirst()));
    two.send(payload.formatted(presses.getLast()));
    presses.forEach(press -> booth.awaitState(press, "PRINTING"));
    booth.system().await("the hour", ButtonCloud.LIMIT, () -> Instant.now().isAfter(left));

    booth.system().reconcile();

    presses.forEach(press -> booth.awaitState(press, "FAILED"));
    assertThat(presses)
        .extracting(press -> booth.system().item(press).get("reason").s())
        .containsOnly("not printed: CANCELED");
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
    printer.endWith("FAILED");
    var press = booth.press(button);
    booth.awaitState(press, "FAILED");
    printer.endWith("SUCCEEDED");

    booth.cloud().agenda().turn(Duration.ofMinutes(11));

    assertThat(booth.cloud().module(SnsModule.class).sns().mailbox().to(PEOPLE))
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
