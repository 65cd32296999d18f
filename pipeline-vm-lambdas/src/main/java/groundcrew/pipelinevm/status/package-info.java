/// What became of a command.
@NullMarked
package groundcrew.pipelinevm.status;

import org.jspecify.annotations.NullMarked;
