package groundcrew.bench.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.gateway.RawAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorWitnessTest {
  private final GatewayListener listener = new GatewayListener();

  @Test
  void tellsWorkersByTheirKeysAndAccountsByTheirRoles() {
    assume("AKID1", "one");
    assume("AKID1", "one");
    assume("AKID1", "two");
    assume("AKID2", "one");

    assertThat(listener.rolesOfWorkers()).isEqualTo(3);
  }

  @Test
  void tellsPlansResultsAndRunsApart() {
    put("/bucket/journal/a-1-1.jsonl");
    put("/bucket/journal/a-1-1-done.jsonl");
    put("/bucket/journal/a-1-2.jsonl");
    put("/bucket/runs/cloud-center/111122223333/eu-west-1.json");

    assertThat(listener.runs()).isEqualTo(1);
    assertThat(listener.planned()).isEqualTo(2);
    assertThat(listener.done()).isEqualTo(1);
  }

  private void assume(String key, String role) {
    see("POST", "/", key, "Action=AssumeRole&Version=1&RoleArn=arn%3A" + role + "&ExternalId=x");
  }

  private void put(String path) {
    see("PUT", path, "AKID1", "{}");
  }

  private void see(String method, String path, String key, String body) {
    listener.answered(
        method,
        URI.create(path),
        Map.of("authorization", List.of("AWS4-HMAC-SHA256 Credential=%s/x".formatted(key))),
        body.getBytes(UTF_8),
        new RawAnswer(200, Map.of(), new byte[0]));
  }
}
