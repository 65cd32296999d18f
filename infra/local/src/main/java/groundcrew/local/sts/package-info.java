/// # Security Token Service
///
/// > Gives out credentials, to callers through the gateway and to services in process.
///
/// The role's trust policy decides each time: by the caller and the external id for `AssumeRole`,
/// by the service principal for what runs in a service's name (functions, schedules, event
/// sources).
///
/// ## Out of scope
///
/// - Session policies, session tags, federation.
@NullMarked
package groundcrew.local.sts;

import org.jspecify.annotations.NullMarked;
