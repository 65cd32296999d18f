/// Determines which level owns which key: the levels, their order, and the parameter in which each
/// level publishes what it owns. L1 to L4 of the module's requirements.
@NullMarked
package groundcrew.tagging.levels;

import org.jspecify.annotations.NullMarked;
