/// What AWS tells of state machines: which there are, their executions, their tags, and what it
/// counts of those whose executions cannot be listed.
@NullMarked
package groundcrew.stepfn.states;

import org.jspecify.annotations.NullMarked;
