/// The list of URLs, learned from the access logs of the load balancer: which pages visitors get.
@NullMarked
package groundcrew.bluegreen.learn;

import org.jspecify.annotations.NullMarked;
