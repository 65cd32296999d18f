package groundcrew.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final Changes CHANGES = Changes.named("Name", "Key").refusing("Odd");

  @Test
  void whatIsNotThereYetIsCreated() {
    assertThat(Step.between(Optional.empty(), resource("{}"), CHANGES))
        .isEqualTo(new Step.Create(resource("{}")));
  }

  @Test
  void aResourceWithTheSamePropertiesIsKept() {
    assertThat(step("{'Name':'a','Size':1}", "{'Size':1,'Name':'a'}"))
        .isInstanceOf(Step.Keep.class);
  }

  @Test
  void aPropertyThatReplacesNothingIsUpdatedInPlaceEvenWhenItGoes() {
    assertThat(step("{'Size':1}", "{'Size':2}")).isInstanceOf(Step.Update.class);
    assertThat(step("{'Size':1}", "{}")).isInstanceOf(Step.Update.class);
  }

  @Test
  void aResourceWithoutANameOfItsOwnIsReplacedUnderAnotherGeneratedName() {
    assertThat(step("{'Key':1}", "{'Key':2}"))
        .isInstanceOfSatisfying(
            Step.Replace.class,
            step -> assertThat(step.resource().generatedName(64)).isEqualTo("stack-Thing-2"));
  }

  @Test
  void anotherNameReplacesTheResource() {
    assertThat(step("{'Name':'a','Key':1}", "{'Name':'b','Key':2}"))
        .isInstanceOf(Step.Replace.class);
  }

  @Test
  void aResourceCannotBeReplacedUnderTheNameThatItHas() {
    assertThatThrownBy(() -> step("{'Name':'a','Key':1}", "{'Name':'a','Key':2}"))
        .hasMessage(
            "Thing: CloudFormation cannot update a stack when a custom-named resource requires"
                + " replacing. Rename a and update the stack again.");
  }

  @Test
  void aChangeThatIsNotKnownIsRefusedWithTheLogicalId() {
    assertThatThrownBy(() -> step("{'Odd':1}", "{'Odd':2}"))
        .hasMessage("Thing (Type): property Odd cannot be changed by the local cloud");
  }

  private static Step step(String before, String after) {
    var existing = new Existing(resource(before), new Created("id", Map.of()));
    return Step.between(Optional.of(existing), resource(after), CHANGES);
  }

  private static Resource resource(String properties) {
    return new Resource(
        "Thing", "Type", Calls.json(properties), new Place("stack", "111122223333", "eu-west-1"));
  }
}
