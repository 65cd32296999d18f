package groundcrew.local.world;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groundcrew.local.world.Account.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the file of a world; `demo-organization.yaml` shows and explains its form.
final class WorldFile {
  private static final String ACCOUNT_ID = "\\d{12}";
  private static final String TWELVE_DIGITS = "twelve digits in quotes";
  private static final Instant JOINED = Instant.parse("2021-04-01T08:00:00Z");

  private final List<String> faults = new ArrayList<>();
  private final List<Runnable> expansions = new ArrayList<>();
  private final Fields file;

  private WorldFile(InputStream in) throws IOException {
    var mapper =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    file = new Fields("", mapper.readTree(in), faults);
  }

  static World read(InputStream in, String name) throws IOException {
    var reader = new WorldFile(in);
    var world = reader.world();
    if (!reader.faults.isEmpty()) {
      throw new IllegalArgumentException(
          "The organization file %s has %d faults:%n- %s"
              .formatted(name, reader.faults.size(), String.join("\n- ", reader.faults)));
    }
    // Only what is whole is expanded: a faulty account would stop the list of faults half way.
    reader.expansions.forEach(Runnable::run);
    return world;
  }

  private World world() {
    var head = file.inner("organization");
    var id = head.text("id", "o-[a-z0-9]{10,32}", "o- and 10 to 32 of [a-z0-9]");
    var root = head.text("root", "r-[0-9a-z]{4,32}", "r- and 4 to 32 of [0-9a-z]");
    var management = head.text("management", ACCOUNT_ID, TWELVE_DIGITS);
    var delegated = new LinkedHashSet<>(head.list("delegated-administrators"));
    head.end();
    var regions = file.list("regions");
    if (regions.isEmpty()) {
      file.fault("regions", "at least one region is needed, such as eu-west-1");
    }
    var explored = new LinkedHashSet<>(file.list("resource-explorer"));
    explored.stream()
        .filter(region -> !regions.contains(region))
        .forEach(region ->
            file.fault("resource-explorer", region + " is not one of the regions " + regions));
    var units = units(root);
    var parents = new HashSet<String>();
    parents.add(root);
    units.forEach(unit -> parents.add(unit.id()));
    units.stream()
        .filter(unit -> !parents.contains(unit.parent()))
        .forEach(unit -> file.fault("units", unit.id() + " is below the unknown " + unit.parent()));
    var expansion = ExpansionFile.read(file);
    var resources = new Resources();
    var accounts = new ArrayList<Account>();
    for (var fields : file.mappings("accounts")) {
      var account = account(fields, parents, accounts);
      accounts.add(account);
      var workloads = fields.inner("workloads");
      for (var region : workloads.names()) {
        if (!regions.contains(region)) {
          workloads.fault(region, "is not one of the regions " + regions);
        }
        addWorkloads(expansion, resources, account, region, workloads);
      }
      fields.end();
    }
    file.end();
    var organization = new Organization(id, root, management, delegated, units, accounts);
    checkMembers(organization);
    return new World(organization, regions, explored, resources);
  }

  private void addWorkloads(
      Expansion expansion, Resources resources, Account account, String region, Fields workloads) {
    var seen = new HashSet<String>();
    for (var workload : workloads.list(region)) {
      // Two web shops in one place are written "web-shop, web-shop/eu": the second has its own
      // name.
      var template = workload.replaceFirst("/.*", "");
      if (!expansion.workloads().containsKey(template)) {
        workloads.fault(
            region,
            "knows no workload %s; known are %s"
                .formatted(template, expansion.workloads().keySet()));
      } else if (!seen.add(workload)) {
        workloads.fault(
            region, "has %s twice; give the second a name: %s/two".formatted(workload, template));
      } else {
        expansions.add(() ->
            expansion.addTo(resources, account, region, template, workload.replace('/', '-')));
      }
    }
  }

  private List<Unit> units(String root) {
    var units = new ArrayList<Unit>();
    for (var fields : file.mappings("units")) {
      var expectation = "ou-, the root's part, - and 8 to 32 of [a-z0-9]";
      var id = fields.text("id", "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}", expectation);
      units.add(
          new Unit(
              id,
              fields.text("name", ".{1,128}", "a name of up to 128 characters"),
              fields.text("parent", ".+", "the id of a unit", root),
              fields.texts("tags")));
      fields.end();
    }
    return units;
  }

  private static Account account(Fields fields, Set<String> parents, List<Account> before) {
    var id = fields.text("id", ACCOUNT_ID, TWELVE_DIGITS);
    if (before.stream().anyMatch(other -> other.id().equals(id))) {
      fields.fault("id", id + " is used twice");
    }
    var ordinal = id.isEmpty() ? "" : id.substring(9);
    var email = "account-%s@example.com".formatted(ordinal);
    var parent = fields.text("unit", ".+", "the id of a unit, or of the root");
    if (!parent.isEmpty() && !parents.contains(parent)) {
      fields.fault("unit", "there is no unit " + parent);
    }
    var states = String.join("|", Arrays.stream(State.values()).map(State::name).toList());
    var state = fields.text("state", states, "one of " + states, State.ACTIVE.name());
    return new Account(
        id,
        fields.text("name", ".{1,50}", "a name of up to 50 characters"),
        fields.text("email", ".{1,63}@example\\.(com|org|net)", "an address in example.com", email),
        parent,
        state.isEmpty() ? State.ACTIVE : State.valueOf(state),
        JOINED,
        fields.texts("tags"));
  }

  private void checkMembers(Organization organization) {
    if (organization.account(organization.management()).isEmpty()) {
      file.fault("organization.management", organization.management() + " is none of the accounts");
    }
    organization.delegated().stream()
        .filter(id -> organization.account(id).isEmpty())
        .forEach(id ->
            file.fault("organization.delegated-administrators", id + " is none of the accounts"));
  }
}
