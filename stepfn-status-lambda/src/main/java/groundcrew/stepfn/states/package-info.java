/// The sources in AWS: which state machines exist, their executions, their tags, and the native
/// metrics of those whose executions cannot be listed.
@NullMarked
package groundcrew.stepfn.states;

import org.jspecify.annotations.NullMarked;
