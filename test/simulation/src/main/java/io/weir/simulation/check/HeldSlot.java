package io.weir.simulation.check;

import java.time.Instant;
import java.util.Map;

/**
 * A slot as it lies in the table.
 *
 * @param permits what it holds of which semaphore
 * @param run the run of the execution that it is for; 0 before any redrive
 * @param stamp when it was asked for, by the asker's clock
 */
public record HeldSlot(
    String holder,
    String queue,
    Map<String, Integer> permits,
    String token,
    int run,
    Instant stamp) {}
