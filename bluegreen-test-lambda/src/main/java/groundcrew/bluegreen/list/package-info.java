/// The list of URLs: read from CSV, row by row.
@NullMarked
package groundcrew.bluegreen.list;

import org.jspecify.annotations.NullMarked;
