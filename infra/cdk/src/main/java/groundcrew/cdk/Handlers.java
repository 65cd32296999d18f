package groundcrew.cdk;

import groundcrew.bluegreen.CodeDeployHookHandler;
import groundcrew.bluegreen.UrlListHandler;
import groundcrew.pipelinevm.CancelCommandHandler;
import groundcrew.pipelinevm.CommandStatusHandler;
import groundcrew.pipelinevm.SubmitCommandHandler;
import groundcrew.stepfn.ExecutionEventHandler;
import groundcrew.stepfn.StatusPublisherHandler;
import groundcrew.stepfn.TrafficLightWidgetHandler;
import groundcrew.tagging.AccountTaggerHandler;
import groundcrew.tagging.ResourceTaggerHandler;
import groundcrew.tagging.UndoHandler;
import groundcrew.treebutton.ButtonPressHandler;
import groundcrew.treebutton.JobEventHandler;
import groundcrew.treebutton.JobEventsResourceHandler;
import groundcrew.treebutton.ReconcileHandler;

/// The names of the handlers. They come from the classes, so that a renamed class cannot be
/// deployed under its old name.
final class Handlers {
  static final String ACCOUNT_TAGGER = AccountTaggerHandler.class.getName();
  static final String RESOURCE_TAGGER = ResourceTaggerHandler.class.getName();
  static final String UNDO = UndoHandler.class.getName();
  static final String PUBLISHER = StatusPublisherHandler.class.getName();
  static final String EVENTS = ExecutionEventHandler.class.getName();
  static final String WIDGET = TrafficLightWidgetHandler.class.getName();
  static final String BUTTON_PRESS = ButtonPressHandler.class.getName();
  static final String JOB_EVENT = JobEventHandler.class.getName();
  static final String RECONCILE = ReconcileHandler.class.getName();
  static final String JOB_EVENTS_RESOURCE = JobEventsResourceHandler.class.getName();
  static final String SUBMIT_COMMAND = SubmitCommandHandler.class.getName();
  static final String COMMAND_STATUS = CommandStatusHandler.class.getName();
  static final String CANCEL_COMMAND = CancelCommandHandler.class.getName();
  static final String CODEDEPLOY_HOOK = CodeDeployHookHandler.class.getName();
  static final String URL_LIST = UrlListHandler.class.getName();

  private Handlers() {}
}
