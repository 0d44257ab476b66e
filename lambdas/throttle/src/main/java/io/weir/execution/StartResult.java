package io.weir.execution;

import io.weir.queue.Rejection;

/** What StartExecution answered. */
public sealed interface StartResult {
  /** It runs, from now or since before, under this ARN. */
  record Started(ExecutionArn arn) implements StartResult {}

  /** The name is taken: by a closed execution, or by an open one with another input. */
  record AlreadyExists() implements StartResult {}

  /** Step Functions asks for a pause; nothing was started. */
  record Throttled() implements StartResult {}

  /** It will never start, whoever asks again; a concurrent copy of the request still may. */
  record Refused(Rejection rejection) implements StartResult {}

  /** Silence or a failure after which the execution may run or not. */
  record Unclear(String cause) implements StartResult {}
}
