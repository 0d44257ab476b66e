package io.weir.infra.construct;

import java.util.List;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** Roles that allow what is said here and nothing else: no managed policy is attached. */
final class Roles {
  private Roles() {}

  static Role create(Construct scope, String id, IPrincipal service) {
    return Role.Builder.create(scope, id).assumedBy(service).build();
  }

  /** A function's role, which lets it write to its own log. */
  static Role ofLambda(Construct scope, String id, ILogGroup log) {
    Role role = create(scope, id, new ServicePrincipal("lambda.amazonaws.com"));
    allow(
        role, List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.getLogGroupArn()));
    return role;
  }

  static void allow(Role role, List<String> actions, List<String> resources) {
    role.addToPolicy(
        PolicyStatement.Builder.create().actions(actions).resources(resources).build());
  }
}
