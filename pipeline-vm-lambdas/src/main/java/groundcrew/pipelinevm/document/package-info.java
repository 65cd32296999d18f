/// The parameters that a document declares.
@NullMarked
package groundcrew.pipelinevm.document;

import org.jspecify.annotations.NullMarked;
