/// Finds the resources of an account and region, and reads and writes their tags: R1 to R4 of the
/// module's requirements.
@NullMarked
package groundcrew.tagging.resources;

import org.jspecify.annotations.NullMarked;
