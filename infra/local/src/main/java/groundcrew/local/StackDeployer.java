package groundcrew.local;

import groundcrew.local.ground.Deployer;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Place;
import groundcrew.local.template.Template;

/// What the stacks of a cloud are to its modules.
record StackDeployer(Deployments deployments) implements Deployer {

  @Override
  public void deploy(Template template, String account, String region) {
    deployments.deploy(template, new Place(template.stack(), account, region));
  }

  @Override
  public void destroy(String stack, String account, String region) {
    deployments.destroy(new Place(stack, account, region));
  }
}
