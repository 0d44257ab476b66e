package io.weir.infra.watch;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** Makes the alarms of one throttle: one way to name, describe and send them all. */
final class AlarmMaker {
  private final Construct scope;
  private final ThrottleAlarmsProps props;

  AlarmMaker(Construct scope, ThrottleAlarmsProps props) {
    this.scope = scope;
    this.props = props;
  }

  /**
   * Makes an alarm.
   *
   * @param label whose alarm it is
   * @param subject the same in words
   */
  void make(AlarmKind kind, String label, String subject, IMetric metric, Ring ring) {
    String id = label + "-" + kind.slug();
    Alarm alarm =
        Alarm.Builder.create(scope, id)
            .alarmName(props.throttle().name() + "-" + id)
            .alarmDescription(kind.description(subject))
            .metric(metric)
            .threshold(ring.threshold())
            .comparisonOperator(ring.comparison())
            .datapointsToAlarm(ring.points())
            .evaluationPeriods(ring.of())
            .treatMissingData(ring.missing())
            .build();
    if (props.topic() != null) {
      alarm.addAlarmAction(new SnsAction(props.topic()));
    }
  }

  static IMetric math(String expression, int minutes, Map<String, IMetric> metrics) {
    return MathExpression.Builder.create()
        .expression(expression)
        .usingMetrics(metrics)
        .period(Duration.minutes(minutes))
        .build();
  }
}
