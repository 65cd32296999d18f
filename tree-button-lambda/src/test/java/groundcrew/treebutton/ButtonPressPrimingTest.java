package groundcrew.treebutton;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.VirtualTime;
import groundcrew.treebutton.press.ButtonHistory;
import groundcrew.treebutton.press.InMemoryPresses;
import groundcrew.treebutton.press.Press;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class ButtonPressPrimingTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryPresses presses = new InMemoryPresses();

  @Test
  void neitherRecordsAPressNorCountsOne() {
    var priming = new ButtonPressPriming(presses, presses, steps(), (_, _, _, _) -> {}, time);

    priming.admit();
    priming.replace();

    assertThat(presses.all()).isEmpty();
    var known =
        presses.known(
            new Press("groundcrew-priming", "groundcrew-priming", NOON, NOON),
            LocalDate.EPOCH,
            new Deadline(time, NOON.plusSeconds(1)));
    assertThat(known.acceptedToday()).isZero();
    assertThat(known.history()).isEqualTo(ButtonHistory.empty());
  }

  private AwsSteps steps() {
    var clients =
        AwsClients.create("test")
            .at(NOWHERE, Region.EU_WEST_1, AnonymousCredentialsProvider.create());
    var config =
        ButtonConfig.from(
            Environment.of(
                Map.of(
                    "TABLE", "button",
                    "BUCKET", "labels-of-the-booth",
                    "TOKEN_PARAMETER", "/groundcrew/tree-nation",
                    "TREE_NATION_URL", NOWHERE.toString(),
                    "PLANTER_ID", "7",
                    "SPECIES_IDS", "1, 2",
                    "PRINTER_TARGET", "arn:aws:iot:eu-west-1:111111111111:thing/printer")));
    return AwsSteps.of(clients, config, time);
  }
}
