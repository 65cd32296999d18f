/// Commands as Run Command knows them.
@NullMarked
package groundcrew.pipelinevm.command;

import org.jspecify.annotations.NullMarked;
