package groundcrew.local.world;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {
  @TempDir Path folder;

  @Test
  void everyFaultOfAFileIsToldAtOnceWithItsPlace() throws IOException {
    var file = folder.resolve("organization.yaml");
    Files.writeString(
        file,
        """
        organization: {id: x-1, root: r-test, management: "200000000009"}
        regions: [eu-west-1]
        resource-explorer: [eu-west-1, mars-1]
        already-tagged: {right: 50, wrong: 20}
        unrelated-tags: {team: [a]}
        workloads:
          shop: {"ec2:toaster": 2, "sqs:queue": many}
        units:
          - {id: ou-test-unit0001, name: one, parent: ou-test-missing1}
        accounts:
          - {id: 200000000001, name: a, unit: r-test, workloads: {}}
          - {id: "200000000002", name: b, unit: ou-none, state: ASLEEP, colour: red, workloads: {mars-1: [shop, bakery]}}
          - {id: "200000000002", name: c, unit: r-test, email: someone@real.example, workloads: {}}
        """);

    assertThatThrownBy(() -> World.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("organization.id: expected o-")
        .hasMessageContaining("resource-explorer: mars-1 is not one of the regions [eu-west-1]")
        .hasMessageContaining("organization.management: 200000000009 is none of the accounts")
        .hasMessageContaining("already-tagged.wrong: is none of")
        .hasMessageContaining("add up to 100, not to 50")
        .hasMessageContaining("workloads.shop.ec2:toaster: is no known type")
        .hasMessageContaining(
            "workloads.shop.sqs:queue: expected a whole number from 0, received \"many\"")
        .hasMessageContaining("ou-test-unit0001 is below the unknown ou-test-missing1")
        .hasMessageContaining(
            "accounts[0].id: expected twelve digits in quotes, received 200000000001")
        .hasMessageContaining("accounts[1].unit: there is no unit ou-none")
        .hasMessageContaining("accounts[1].state: expected one of")
        .hasMessageContaining("accounts[1].colour: is not known here")
        .hasMessageContaining("accounts[1].workloads.mars-1: is not one of the regions")
        .hasMessageContaining("knows no workload bakery")
        .hasMessageContaining("accounts[2].id: 200000000002 is used twice")
        .hasMessageContaining("accounts[2].email: expected an address in example.com");
  }
}
