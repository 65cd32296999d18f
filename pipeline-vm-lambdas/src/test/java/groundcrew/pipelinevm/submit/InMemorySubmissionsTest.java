package groundcrew.pipelinevm.submit;

class InMemorySubmissionsTest extends SubmissionsContract {
  @Override
  protected Submissions submissions() {
    return new InMemorySubmissions();
  }
}
