/// The resources of an account and region, and how their tags are read and written: R1 to R4 of the
/// module's requirements.
@NullMarked
package groundcrew.tagging.resources;

import org.jspecify.annotations.NullMarked;
