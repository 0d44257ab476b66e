package io.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.execution.DescribeResult;
import io.weir.execution.Execution;
import io.weir.execution.ExecutionArn;
import io.weir.execution.ExecutionName;
import io.weir.execution.ExecutionStatus;
import io.weir.execution.ListResult;
import io.weir.execution.ListedExecution;
import io.weir.execution.StartResult;
import io.weir.execution.StateMachineArn;
import io.weir.execution.StateMachineType;
import io.weir.queue.Rejection.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every account of executions does. */
abstract class ExecutionsContract {
  static final ExecutionName NAME = new ExecutionName("granule-1");
  static final String INPUT = "{\"granule\": \"MOD09\"}";
  static final StateMachineArn ABSENT =
      new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:Absent");

  private ExecutionAccount account;
  private StateMachineArn machine;

  abstract ExecutionAccount account();

  @BeforeEach
  void createStateMachine() {
    account = account();
    machine = account.create();
  }

  @Test
  void start_newName_runsUnderTheArnKnownBefore() {
    assertThat(start(INPUT)).isEqualTo(new StartResult.Started(arn()));

    assertThat(account.executions().describe(arn()))
        .isEqualTo(
            new DescribeResult.Found(new Execution(arn(), ExecutionStatus.RUNNING, 0, INPUT)));
  }

  @Test
  void start_sameNameAndInputWhileOpen_isStartedAgainWithoutRunningTwice() {
    start(INPUT);

    assertThat(start(INPUT)).isEqualTo(new StartResult.Started(arn()));
  }

  @Test
  void start_sameNameAnotherInput_alreadyExists() {
    start(INPUT);

    assertThat(start("{}")).isEqualTo(new StartResult.AlreadyExists());
  }

  @Test
  void start_sameNameAndInputAfterTheEnd_alreadyExists() {
    start(INPUT);
    account.abort(arn());

    assertThat(start(INPUT)).isEqualTo(new StartResult.AlreadyExists());
  }

  @Test
  void start_unknownStateMachine_isRefused() {
    StartResult result = account.executions().start(ABSENT, NAME, INPUT);

    assertThat(result).isInstanceOf(StartResult.Refused.class);
    assertThat(((StartResult.Refused) result).rejection().reason())
        .isEqualTo(Reason.NO_SUCH_STATE_MACHINE);
  }

  @Test
  void describe_ended_tellsItsStatus() {
    start(INPUT);
    account.abort(arn());

    assertThat(account.executions().describe(arn()))
        .isEqualTo(
            new DescribeResult.Found(new Execution(arn(), ExecutionStatus.ABORTED, 0, INPUT)));
  }

  @Test
  void describe_neverStarted_doesNotExist() {
    assertThat(account.executions().describe(arn())).isEqualTo(new DescribeResult.DoesNotExist());
  }

  @Test
  void list_tellsThoseOfTheStatusTheLastStartedFirst() {
    start(INPUT);
    ExecutionName later = new ExecutionName("granule-2");
    account.executions().start(machine, later, INPUT);
    ExecutionName ended = new ExecutionName("granule-3");
    account.executions().start(machine, ended, INPUT);
    account.abort(machine.execution(ended));

    assertThat(listed(machine, ExecutionStatus.RUNNING))
        .containsExactly(machine.execution(later), arn());
    assertThat(listed(machine, ExecutionStatus.ABORTED)).containsExactly(machine.execution(ended));
    assertThat(listed(machine, ExecutionStatus.SUCCEEDED)).isEmpty();
    assertThat(listed(ABSENT, ExecutionStatus.RUNNING)).isEmpty();
  }

  @Test
  void list_moreThanAPage_goesOnWithTheNext() {
    int count = 1_001;
    IntStream.range(0, count)
        .forEach(i -> account.executions().start(machine, new ExecutionName("g" + i), INPUT));

    ListResult.Page first = page(machine, ExecutionStatus.RUNNING, null);
    ListResult.Page second = page(machine, ExecutionStatus.RUNNING, first.nextPage());

    assertThat(first.executions()).hasSize(1_000);
    assertThat(second.executions())
        .extracting(ListedExecution::arn)
        .containsExactly(machine.execution(new ExecutionName("g0")));
    assertThat(second.nextPage()).isNull();
  }

  private List<ExecutionArn> listed(StateMachineArn of, ExecutionStatus status) {
    return page(of, status, null).executions().stream().map(ListedExecution::arn).toList();
  }

  private ListResult.Page page(StateMachineArn of, ExecutionStatus status, @Nullable String token) {
    ListResult result = account.executions().list(of, status, token);
    assertThat(result).isInstanceOf(ListResult.Page.class);
    return (ListResult.Page) result;
  }

  @Test
  void type_standard_isTold() {
    assertThat(account.executions().type(machine)).isEqualTo(StateMachineType.STANDARD);
  }

  @Test
  void type_absent_isUnknown() {
    assertThat(account.executions().type(ABSENT)).isEqualTo(StateMachineType.UNKNOWN);
  }

  private StartResult start(String input) {
    return account.executions().start(machine, NAME, input);
  }

  private ExecutionArn arn() {
    return machine.execution(NAME);
  }
}
