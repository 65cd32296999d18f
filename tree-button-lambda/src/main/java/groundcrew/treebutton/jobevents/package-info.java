/// The custom resource that switches the events of AWS IoT jobs on, for which CloudFormation has no
/// type.
@NullMarked
package groundcrew.treebutton.jobevents;

import org.jspecify.annotations.NullMarked;
