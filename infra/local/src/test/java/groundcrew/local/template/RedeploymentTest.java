package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The order in which a stack that is deployed again comes to its new version.
class RedeploymentTest {
  private static final Place PLACE = new Place("tags", "111122223333", "eu-west-1");
  private static final Place IMPORTER = new Place("importer", "111122223333", "eu-west-1");
  private final List<String> log = new ArrayList<>();
  private final Deployments deployments = new Deployments(_ -> List.of(new Recorded()));

  @Test
  void nothingIsCalledForWhatIsUnchanged() {
    deploy("'A':{'Type':'Thing'},'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}}");
    log.clear();

    deploy("'A':{'Type':'Thing'},'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}}");

    assertThat(log).isEmpty();
  }

  @Test
  void referencesMoveToAReplacementBeforeTheOldOneIsDeleted() {
    deploy(
        "'A':{'Type':'Thing','Properties':{'Key':1}},'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}}");
    log.clear();

    deploy(
        "'A':{'Type':'Thing','Properties':{'Key':2}},'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}}");

    assertThat(log)
        .containsExactly(
            "create tags-A-2 {\"Key\":2}", "update tags-B {\"P\":\"tags-A-2\"}", "delete tags-A");
  }

  @Test
  void whatATemplateHasNoLongerIsDeletedLastTheDependentFirst() {
    deploy("'A':{'Type':'Thing'},'B':{'Type':'Thing','DependsOn':'A'},'C':{'Type':'Thing'}");
    log.clear();

    deploy("'C':{'Type':'Thing','Properties':{'P':1}}");

    assertThat(log).containsExactly("update tags-C {\"P\":1}", "delete tags-B", "delete tags-A");
  }

  @Test
  void whatIsRetainedStaysAndItsGeneratedNameStaysTaken() {
    deploy("'A':{'Type':'Thing','DeletionPolicy':'RetainExceptOnCreate'}");
    deploy("");
    log.clear();

    deploy("'A':{'Type':'Thing','UpdateReplacePolicy':'Retain'}");
    deploy("'A':{'Type':'Thing','UpdateReplacePolicy':'Retain','Properties':{'Key':1}}");
    deployments.destroy(PLACE);

    assertThat(log)
        .containsExactly("create tags-A-2 {}", "create tags-A-3 {\"Key\":1}", "delete tags-A-3");
  }

  @Test
  void aFailedUpdateIsRolledBackTheLastStepFirst() {
    deploy("'A':{'Type':'Thing','Properties':{'Key':1}},'B':{'Type':'Thing'}");
    log.clear();

    assertThatThrownBy(() ->
            deploy(
                "'A':{'Type':'Thing','Properties':{'Key':2}},'B':{'Type':'Thing','Properties':{'P':{'Ref':'A'}}},"
                    + "'C':{'Type':'Thing','DependsOn':'B','Properties':{'Fail':1}}"))
        .hasMessage("C (Thing): fails on purpose");

    assertThat(log)
        .containsExactly(
            "create tags-A-2 {\"Key\":2}",
            "update tags-B {\"P\":\"tags-A-2\"}",
            "update tags-B {}",
            "delete tags-A-2");
    log.clear();
    deploy("'A':{'Type':'Thing','Properties':{'Key':1}},'B':{'Type':'Thing'}");
    assertThat(log).isEmpty();
  }

  @Test
  void aFailedCreationLeavesNothingBehindButWhatIsRetained() {
    assertThatThrownBy(() ->
            deploy(
                "'A':{'Type':'Thing','DeletionPolicy':'Retain'},'B':{'Type':'Thing','DeletionPolicy':'RetainExceptOnCreate'},"
                    + "'C':{'Type':'Thing','Properties':{'Fail':1}}"))
        .hasMessageStartingWith("C ");

    assertThat(log).containsExactly("create tags-A {}", "create tags-B {}", "delete tags-B");
    assertThatThrownBy(() -> deployments.destroy(PLACE))
        .hasMessage("there is no stack tags in account 111122223333, region eu-west-1");
  }

  @Test
  void whatCannotBeTakenBackLeavesTheStackHalfUpdatedAndSaysSo() {
    deploy("'A':{'Type':'Thing','Properties':{'Stuck':1}}");

    assertThatThrownBy(() ->
            deploy(
                "'A':{'Type':'Thing'},'B':{'Type':'Thing','DependsOn':'A','Properties':{'Fail':1}}"))
        .hasMessage(
            "B (Thing): fails on purpose; it cannot be rolled back, and stack tags is left"
                + " half-updated: A (Thing): cannot come back");
  }

  @Test
  void aTypeCannotChangeUnderItsLogicalId() {
    deploy("'A':{'Type':'Thing'}");

    assertThatThrownBy(() -> deploy("'A':{'Type':'Other'}"))
        .hasMessage("A: Update of resource type is not permitted: it is Thing, and would be Other");
  }

  @Test
  void aKindThatOnlyCreatesRefusesEverythingElse() {
    deploy("'A':{'Type':'Other'}");

    assertThatThrownBy(() -> deploy("'A':{'Type':'Other','Properties':{'P':1}}"))
        .hasMessage("A (Other): cannot be updated in place by the local cloud");
    assertThatThrownBy(() -> deployments.destroy(PLACE))
        .hasMessage("A (Other): cannot be deleted by the local cloud");
  }

  @Test
  void anExportThatIsImportedCanNeitherChangeNorGo() {
    exporting("one");
    deploy(
        IMPORTER,
        "{'Resources':{'B':{'Type':'Thing','Properties':{'P':{'Fn::ImportValue':'A'}}}}}");

    assertThatThrownBy(() -> exporting("two"))
        .hasMessage("Export A cannot be updated as it is in use by importer");
    assertThatThrownBy(() -> deploy(""))
        .hasMessage("Export A cannot be deleted as it is in use by importer");
    assertThatThrownBy(() -> deployments.destroy(PLACE))
        .hasMessage("Export A cannot be deleted as it is in use by importer");

    deployments.destroy(IMPORTER);
    exporting("two");
    deployments.destroy(PLACE);
  }

  private void exporting(String value) {
    deploy(
        PLACE,
        "{'Resources':{},'Outputs':{'O':{'Value':'%s','Export':{'Name':'A'}}}}".formatted(value));
  }

  private void deploy(String resources) {
    deploy(PLACE, "{'Resources':{" + resources + "}}");
  }

  private void deploy(Place place, String root) {
    deployments.deploy(
        new Template(place.stack(), Optional.empty(), Calls.json(root), Map.of()), place);
  }

  private final class Recorded implements ResourceKind {
    @Override
    public Set<String> types() {
      return Set.of("Thing", "Other");
    }

    @Override
    public Changes changes(String type) {
      return Changes.replacing("Key");
    }

    @Override
    public Created create(Resource resource) {
      if (resource.properties().has("Fail")) {
        throw resource.fault("fails on purpose");
      }
      var id = resource.generatedName(64);
      log.add("create " + id + " " + resource.properties());
      return new Created(id, Map.of());
    }

    @Override
    public Created update(Existing existing, Resource wanted) {
      if (wanted.type().equals("Other")) {
        return ResourceKind.super.update(existing, wanted);
      }
      if (wanted.properties().has("Stuck")) {
        throw wanted.fault("cannot come back");
      }
      log.add("update " + existing.id() + " " + wanted.properties());
      return existing.created();
    }

    @Override
    public void delete(Existing existing) {
      if (existing.resource().type().equals("Other")) {
        ResourceKind.super.delete(existing);
      }
      log.add("delete " + existing.id());
    }
  }
}
