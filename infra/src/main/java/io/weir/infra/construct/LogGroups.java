package io.weir.infra.construct;

import java.time.Duration;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * How long logs are kept, and whether they outlive their stack.
 *
 * @param period one of the <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">
 *     periods that CloudWatch Logs knows</a>: 1, 3, 5, 7, 14, 30, 60, 90 … days
 * @param retention what becomes of the log groups with the stack
 */
public record LogGroups(Duration period, Retention retention) {
  /** Creates a log group. */
  LogGroup create(Construct scope, String id, String name) {
    LogGroup group =
        LogGroup.Builder.create(scope, id)
            .logGroupName(name)
            .removalPolicy(retention.removalPolicy())
            .build();
    // The typed builder knows the periods by 23 names, CloudFormation by their days.
    if (group.getNode().getDefaultChild() instanceof CfnLogGroup resource) {
      resource.setRetentionInDays(period.toDays());
    }
    return group;
  }
}
