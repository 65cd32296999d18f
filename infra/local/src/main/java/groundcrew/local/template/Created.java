package groundcrew.local.template;

import java.util.Map;

/// What `Ref` and `Fn::GetAtt` give for a resource that exists now.
public record Created(String ref, Map<String, String> attributes) {}
