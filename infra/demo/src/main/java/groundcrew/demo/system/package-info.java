/// Groundcrew's own systems, deployed into a local cloud: what the demo and the end-to-end tests
/// share. Each system is a class here; none knows another.
@NullMarked
package groundcrew.demo.system;

import org.jspecify.annotations.NullMarked;
