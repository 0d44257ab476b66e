package io.weir.local.stepfunctions;

import io.weir.local.asl.ExecutionClock;
import io.weir.local.asl.MessageSender;
import io.weir.local.asl.TaskRunner;
import java.util.random.RandomGenerator;

/** What an endpoint is built with; {@link StepFunctionsEndpointBuilder} tells what each is. */
record StepFunctionsOptions(
    TaskRunner taskRunner,
    MessageSender messageSender,
    StatusChangeListener listener,
    ExecutionClock clock,
    RandomGenerator random,
    boolean fractionalWaits,
    String account,
    String region,
    ActionQuotas quotas,
    int closedExecutionsKept,
    int historiesKept,
    int port) {}
