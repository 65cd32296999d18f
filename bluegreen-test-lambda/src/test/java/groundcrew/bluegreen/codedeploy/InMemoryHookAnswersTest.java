package groundcrew.bluegreen.codedeploy;

class InMemoryHookAnswersTest extends HookAnswersContract {
  private final InMemoryHookAnswers answers = new InMemoryHookAnswers();

  @Override
  protected HookAnswers answers() {
    return answers;
  }

  @Override
  protected Hook waiting() {
    return answers.waiting("d-ABCDEF123");
  }
}
