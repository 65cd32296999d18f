/// # Virtual machine step
///
/// > A workflow runs a command on an existing virtual machine, and ends as the command ended.
///
/// [groundcrew.pipelinevm.SubmitCommandHandler] sends an SSM document to the targets.
/// [groundcrew.pipelinevm.CommandStatusHandler] tells how far the command is. A state machine calls
/// the first once and the second until the command has ended.
/// [groundcrew.pipelinevm.CancelCommandHandler] cancels what a state machine has sent that ended
/// without success.
///
/// `submit` decides what may be sent where and sends it once, `document` checks parameters against
/// the document, `command` holds what was sent, `status` reads what became of it, and `cancel` ends
/// it.
///
/// ## Requirements
///
/// - V1 — A command goes only to the targets that `ALLOWED_TARGETS` names. _(why: whoever can
///   change a pipeline's input would otherwise run commands on every machine)_
/// - V2 — Only parameters that the document declares are sent, each checked against the document's
///   own pattern and values. _(why: what is spliced into a script is run)_
/// - V3 — A submission of one execution and state sends one command, whatever the number of its
///   attempts. _(why: SendCommand has no client token, and a deployment that runs twice breaks
///   machines)_
/// - V4 — That a command is about to be sent is recorded first, and its comment holds the hash of
///   execution and state. _(why: a command whose answer was lost is found by its comment)_
/// - V5 — Only the status decides whether a command has ended. _(why: a response code of -1 is a
///   command in flight, and the SDK's waiter gives up after 100 seconds)_
/// - V6 — An invocation that is not listed yet is running, for two minutes. _(why: Run Command
///   lists it some seconds after it accepted the command)_
/// - V7 — A throttled call is no end of the command. _(why: many pipelines poll at the same time)_
/// - V8 — The answer is flat, and its size does not grow from poll to poll. _(why: a state machine
///   passes at most 256 KiB)_
/// - V9 — The end names the exit code, the ends of both outputs, and where all of the output is.
///   _(why: a developer should not have to open another console)_
/// - V10 — An execution that ends without success leaves no command: either who cancels sees what
///   was sent, or who sends sees that it was canceled. _(why: an execution that was stopped runs no
///   further state, and a deployment that nobody watches goes on)_
///
/// ## Out of scope
///
/// Installing the SSM Agent, and managing the machines.
@NullMarked
package groundcrew.pipelinevm;

import org.jspecify.annotations.NullMarked;
