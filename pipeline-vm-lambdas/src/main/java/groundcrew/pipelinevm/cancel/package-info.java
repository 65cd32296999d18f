/// Cancels what an execution that has ended has sent.
@NullMarked
package groundcrew.pipelinevm.cancel;

import org.jspecify.annotations.NullMarked;
