/// Submits a command once: what may be sent where, and what was sent.
@NullMarked
package groundcrew.pipelinevm.submit;

import org.jspecify.annotations.NullMarked;
