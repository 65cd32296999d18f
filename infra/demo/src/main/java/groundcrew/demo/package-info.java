/// `./groundcrew demo`: a believable organization is tagged, and its state machines are watched, by
/// the real JARs and the real infrastructure, in front of the one who typed it. Each system is a
/// chapter.
@NullMarked
package groundcrew.demo;

import org.jspecify.annotations.NullMarked;
