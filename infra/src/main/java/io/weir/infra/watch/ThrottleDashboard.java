package io.weir.infra.watch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.constructs.Construct;

/**
 * The dashboard of a throttle: functions and completion queue, shared semaphores, then a row for
 * each queue. A dashboard holds 500 widgets at most; the queues beyond it, some 70, go on in
 * further dashboards {@code NAME-2}, {@code NAME-3} …
 */
public final class ThrottleDashboard extends Construct {
  /**
   * CloudWatch's limit of widgets (<a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html">quotas</a>).
   * Its limit of 2,500 metrics is met later: a queue's row has 7 widgets and 14 metrics.
   */
  static final int WIDGET_LIMIT = 500;

  /** Creates the dashboard, named as the throttle. */
  public ThrottleDashboard(Construct scope, String id, WatchedThrottle throttle) {
    super(scope, id);
    List<List<List<IWidget>>> pages = pages(new DashboardRows(throttle).all());
    for (int page = 1; page <= pages.size(); page++) {
      create(throttle.name(), page, pages.get(page - 1));
    }
  }

  private void create(String name, int page, List<List<IWidget>> rows) {
    String suffix = page == 1 ? "" : "-" + page;
    Dashboard.Builder.create(this, "Dashboard" + suffix)
        .dashboardName(name + suffix)
        .periodOverride(PeriodOverride.AUTO)
        .widgets(rows)
        .build();
  }

  private static List<List<List<IWidget>>> pages(List<List<IWidget>> rows) {
    List<List<List<IWidget>>> pages = new ArrayList<>();
    int widgets = WIDGET_LIMIT;
    for (List<IWidget> row : rows) {
      widgets += row.size();
      if (widgets > WIDGET_LIMIT) {
        pages.add(new ArrayList<>());
        widgets = row.size();
      }
      pages.getLast().add(row);
    }
    return pages;
  }
}
