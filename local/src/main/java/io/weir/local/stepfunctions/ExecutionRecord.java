package io.weir.local.stepfunctions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it is at one moment, for measuring.
 *
 * @param arn the execution's ARN
 * @param stateMachineArn the ARN of its state machine
 * @param name the execution's name
 * @param input its input, the JSON text as it was given
 * @param start when it was started, the first time
 * @param stop when its latest run ended; null while that runs
 * @param status its status
 * @param redriveCount how often it was redriven
 */
public record ExecutionRecord(
    String arn,
    String stateMachineArn,
    String name,
    String input,
    Instant start,
    @Nullable Instant stop,
    ExecutionStatus status,
    int redriveCount) {}
