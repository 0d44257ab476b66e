package io.weir.contract;

import static io.weir.contract.InDynamoDbTables.number;
import static io.weir.contract.InDynamoDbTables.text;
import static io.weir.contract.SampleSlots.slot;
import static io.weir.contract.SampleSlots.take;
import static io.weir.contract.SemaphoresContract.KEY;
import static io.weir.contract.SemaphoresContract.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.DynamoDbTables;
import io.weir.contract.CannedServer.Answer;
import io.weir.semaphore.AcquireResult;
import io.weir.semaphore.LimitOverride;
import io.weir.semaphore.Permit;
import io.weir.semaphore.ReleaseResult;
import io.weir.semaphore.SemaphoreException;
import io.weir.semaphore.Slot;
import io.weir.semaphore.Slots;
import io.weir.throttle.Timings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What the adapters of DynamoDB make of faults and of items that somebody edited. */
final class DynamoDbFaultsTest {
  private final InDynamoDbTables tables = new InDynamoDbTables();
  private final Slot slot = slot("a", KEY);

  @BeforeEach
  void deploy() {
    tables.semaphores().deploy(KEY, 5, NOON, Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void transaction_refusedByLoadOnce_isContendedAndWritesNothing(String code) {
    try (DynamoDbClient client = failingOnce(canceled(code, "None"))) {
      Slots slots = tables.over(client).slots();

      assertThat(acquire(slots)).isInstanceOf(AcquireResult.Contended.class);
      assertThat(tables.slotCount()).isZero();
      assertThat(acquire(slots)).isInstanceOf(AcquireResult.Acquired.class);
    }
  }

  @Test
  void adoptAndRelease_conflict_areContended() {
    try (DynamoDbClient client = failingOnce(canceled("None", "TransactionConflict"))) {
      Slots slots = tables.over(client).slots();
      assertThat(slots.adopt(slot)).isInstanceOf(AcquireResult.Contended.class);
      assertThat(slots.adopt(slot)).isInstanceOf(AcquireResult.Acquired.class);
    }
    try (DynamoDbClient client = failingOnce(canceled("None", "TransactionConflict"))) {
      Slots slots = tables.over(client).slots();
      assertThat(slots.release(List.of(slot), Map.of()))
          .isInstanceOf(ReleaseResult.Contended.class);
      assertThat(slots.release(List.of(slot), Map.of())).isInstanceOf(ReleaseResult.Released.class);
    }
  }

  @Test
  void transaction_ownRetryInProgress_isContended() {
    var inProgress = TransactionInProgressException.builder().message("in progress").build();
    try (DynamoDbClient client = failingOnce(inProgress)) {
      assertThat(acquire(tables.over(client).slots())).isInstanceOf(AcquireResult.Contended.class);
    }
  }

  @Test
  void transaction_conflictBesideAFailedCondition_isRefused() {
    try (DynamoDbClient client =
        failingOnce(canceled("ConditionalCheckFailed", "TransactionConflict"))) {
      assertThat(acquire(tables.over(client).slots())).isInstanceOf(AcquireResult.Refused.class);
    }
  }

  @Test
  void transaction_canceledForAnotherReason_isAnError() {
    try (DynamoDbClient client = failingOnce(canceled("ValidationError", "None"))) {
      Slots slots = tables.over(client).slots();
      assertThatThrownBy(() -> acquire(slots))
          .isInstanceOf(SemaphoreException.class)
          .hasMessageContaining("transaction");
    }
  }

  /** The answer is lost, the client asks again: one transaction, one slot. */
  @Test
  void transaction_answerLost_isRetriedAsTheSame() {
    try (DynamoDbClient client = losingTheFirstAnswer()) {
      assertThat(acquire(tables.over(client).slots())).isInstanceOf(AcquireResult.Acquired.class);
    }
    assertThat(tables.peek(KEY).used()).isEqualTo(1);
  }

  @Test
  void singleWrite_meetsATransaction_isRepeated() throws IOException {
    try (CannedServer server =
        CannedServer.answering(
            Answer.error(400, "TransactionConflictException"), Answer.success("{}"))) {
      over(server).semaphores().pause(KEY, "why");
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void failure_namesTheTableAndWhatWasTried() throws IOException {
    try (CannedServer server = CannedServer.answering(400, "AccessDeniedException")) {
      DynamoDbTables broken = over(server);
      assertThatThrownBy(() -> broken.semaphores().peek(Set.of(KEY)))
          .isInstanceOf(SemaphoreException.class)
          .hasMessageContaining("table A: read of " + KEY);
      assertThatThrownBy(() -> broken.slots().scan(_ -> {}))
          .isInstanceOf(SemaphoreException.class)
          .hasMessageContaining("table B: scan");
      assertThatThrownBy(() -> acquire(broken.slots())).isInstanceOf(SemaphoreException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"semvalue, -1", "semvalue, 1.5", "executionLimit, -3", "deployedLimit, 99999999999"})
  void peek_numberEdited_namesTableKeyAndAttribute(String attribute, String value) {
    tables.editSemaphore(KEY, attribute, AttributeValue.fromN(value));

    assertThatThrownBy(() -> tables.peek(KEY))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("Semaphores", KEY.value(), attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"semvalue", "paused", "failureRun", "queues", "deployedAt"})
  void peek_typeEdited_namesTableKeyAndAttribute(String attribute) {
    tables.editSemaphore(KEY, attribute, text("nonsense"));

    assertThatThrownBy(() -> tables.peek(KEY))
        .isInstanceOf(SemaphoreException.class)
        .hasMessageContainingAll("Semaphores", KEY.value(), attribute);
  }

  /** The limit that decides is the one that counts, so that an edit of it is not a trap. */
  @Test
  void peek_limitInForceEdited_countsAsAnOverride() {
    tables.editSemaphore(KEY, "executionLimit", number(2));

    assertThat(tables.peek(KEY).limits().inForce()).hasValue(2);
    assertThat(tables.peek(KEY).limits().override())
        .isEqualTo(new LimitOverride(2, null, "no reason given", "no reason given", null));
    assertThat(tables.slots().acquire(List.of(new Permit(KEY, 1, 2)), List.of(take(slot))))
        .isInstanceOf(AcquireResult.Acquired.class);
  }

  @Test
  void scan_oneSlotIsNonsense_tellsTheOthers() {
    Slot other = slot("b", KEY);
    tables.slots().acquire(List.of(new Permit(KEY, 2, 5)), List.of(take(slot), take(other)));
    tables.editSlot(slot.holder().value(), "attempts", text("many"));

    assertThat(tables.scanned()).containsExactly(other);

    assertThat(tables.warnings())
        .singleElement()
        .asString()
        .contains("Slots", slot.holder().value(), "attempts");
    assertThat(tables.slots().read(Set.of(slot.holder(), other.holder())))
        .containsOnlyKeys(other.holder());
  }

  @Test
  void instants_areWrittenInOneWidth() {
    tables.semaphores().deploy(KEY, 6, NOON.plusMillis(120), Set.of());

    assertThat(tables.semaphoreItem(KEY))
        .containsEntry("deployedAt", text("2026-11-21T12:00:00.120000000Z"))
        .containsEntry("executionLimit", number(6));
  }

  private AcquireResult acquire(Slots slots) {
    return slots.acquire(List.of(new Permit(KEY, 1, 5)), List.of(take(slot)));
  }

  private static DynamoDbTables over(CannedServer server) {
    DynamoDbClient client = Engines.clientsOf(server.uri(), Timings.LOCAL).dynamoDb();
    return new DynamoDbTables(client, "A", "B", InDynamoDbTables.NO_DELAYS, warning -> {});
  }

  private static TransactionCanceledException canceled(String... codes) {
    return TransactionCanceledException.builder()
        .message("canceled")
        .cancellationReasons(
            List.of(codes).stream()
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  private static DynamoDbClient failingOnce(RuntimeException failure) {
    AtomicReference<@Nullable RuntimeException> next = new AtomicReference<>(failure);
    return clientWith(
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(
              Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest) {
              throwIfAny(next.getAndSet(null));
            }
          }
        });
  }

  private static DynamoDbClient losingTheFirstAnswer() {
    AtomicReference<@Nullable RuntimeException> next =
        new AtomicReference<>(RetryableException.create("answer lost"));
    return clientWith(
        new ExecutionInterceptor() {
          @Override
          public void afterTransmission(
              Context.AfterTransmission context, ExecutionAttributes attributes) {
            throwIfAny(next.getAndSet(null));
          }
        });
  }

  private static void throwIfAny(@Nullable RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }

  private static DynamoDbClient clientWith(ExecutionInterceptor interceptor) {
    return DynamoDbClient.builder()
        .endpointOverride(Engines.dynamoDb())
        .overrideConfiguration(config -> config.addExecutionInterceptor(interceptor))
        .build();
  }
}
