/// `./groundcrew demo`: a believable organization is tagged by the real JARs and the real
/// infrastructure, in front of the one who typed it.
@NullMarked
package groundcrew.local.demo;

import org.jspecify.annotations.NullMarked;
