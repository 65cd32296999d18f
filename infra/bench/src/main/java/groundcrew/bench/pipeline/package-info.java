/// What a virtual machine step costs in state transitions and invocations, and how late its
/// workflow notices the end of its command, beside a workflow that polls every ten seconds. All
/// times are virtual: a machine plays a command that takes its time on the clock of the local
/// cloud.
@NullMarked
package groundcrew.bench.pipeline;

import org.jspecify.annotations.NullMarked;
