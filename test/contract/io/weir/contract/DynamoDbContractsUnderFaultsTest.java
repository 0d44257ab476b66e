package io.weir.contract;

import static java.util.Objects.requireNonNull;

import io.weir.aws.AwsClients;
import io.weir.throttle.Timings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;

/**
 * The contracts of the tables once more, with the same results, while a quarter of all calls is
 * refused, throttled or lost on the way. A single write whose answer is lost may say that it was
 * not done although it was, so those keep their answers: see {@link DynamoDbLostAnswersTest}.
 */
final class DynamoDbContractsUnderFaultsTest {
  private static final List<Fault> READS =
      List.of(
          Fault.OVER_CAPACITY,
          Fault.THROTTLED,
          Fault.SERVER_FAULT,
          Fault.LOST_REQUEST,
          Fault.LOST_ANSWER);
  private static final List<Fault> PARTIAL_READS =
      List.of(Fault.PARTIAL, Fault.PARTIAL, Fault.OVER_CAPACITY, Fault.LOST_ANSWER);
  private static final List<Fault> SINGLE_WRITES =
      List.of(
          Fault.CONFLICT,
          Fault.OVER_CAPACITY,
          Fault.THROTTLED,
          Fault.SERVER_FAULT,
          Fault.LOST_REQUEST);
  private static final List<Fault> TRANSACTIONS =
      List.of(
          Fault.CONFLICT,
          Fault.CONFLICT,
          Fault.IN_PROGRESS,
          Fault.OVER_CAPACITY,
          Fault.THROTTLED,
          Fault.SERVER_FAULT,
          Fault.LOST_REQUEST,
          Fault.LOST_ANSWER,
          Fault.LOST_ANSWER);
  private static final Map<String, List<Fault>> FAULTS =
      Map.of(
          "GetItem", READS,
          "BatchGetItem", PARTIAL_READS,
          "Scan", PARTIAL_READS,
          "UpdateItem", SINGLE_WRITES,
          "DeleteItem", SINGLE_WRITES,
          "TransactWriteItems", TRANSACTIONS);

  private static final FaultProxy PROXY = new FaultProxy(Engines.dynamoDb());
  private static final AwsClients CLIENTS = Engines.clientsOf(PROXY.uri(), Timings.AWS);

  private @Nullable FaultyTables opened;

  /** The seed of a test is its name's, so that each meets the same faults when it is run alone. */
  @BeforeEach
  void sprinkle(TestInfo test) {
    PROXY.follow(FaultPlan.sprinkled(test.getDisplayName().hashCode(), FAULTS));
  }

  @AfterAll
  static void close() {
    CLIENTS.close();
    PROXY.close();
  }

  private Tables open() {
    opened = new FaultyTables(CLIENTS.dynamoDb());
    return opened;
  }

  @Nested
  final class Acquire extends AcquireContract {
    @AfterEach
    void countersAreTheSumOfTheSlots() {
      requireNonNull(opened).assertCounted();
    }

    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class Release extends ReleaseContract {
    @AfterEach
    void countersAreTheSumOfTheSlots() {
      requireNonNull(opened).assertCounted();
    }

    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class OfSlots extends SlotsContract {
    @AfterEach
    void countersAreTheSumOfTheSlots() {
      requireNonNull(opened).assertCounted();
    }

    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class SlotsRace extends SlotsRaceContract {
    @AfterEach
    void countersAreTheSumOfTheSlots() {
      requireNonNull(opened).assertCounted();
    }

    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class OfSemaphores extends SemaphoresContract {
    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class PassLeases extends PassLeasesContract {
    @Override
    Tables tables() {
      return open();
    }
  }

  @Nested
  final class Reconcile extends ReconcileContract {
    @Override
    Tables tables() {
      return open();
    }
  }
}
