/// Consumes batches of messages and decides about each message: Q1 to Q4 of the module's
/// requirements.
@NullMarked
package groundcrew.tagging.queue;

import org.jspecify.annotations.NullMarked;
