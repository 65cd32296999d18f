/// From a batch of messages to a decision about each of them: Q1 to Q3 of the module's
/// requirements.
@NullMarked
package groundcrew.tagging.queue;

import org.jspecify.annotations.NullMarked;
