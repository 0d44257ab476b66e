package io.weir.simulation.world;

import io.weir.simulation.check.Figures;
import io.weir.simulation.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a simulation came to.
 *
 * @param messages sent, duplicates and those sent back included
 * @param semaphoreAtEnd the sum of all counters
 * @param elapsed virtual time
 * @param injected how often each fault struck
 * @param trace the last events of the first violation's key, one a line
 * @param digest a number that only equal runs share
 */
public record SimulationResult(
    long seed,
    int messages,
    Figures figures,
    int slotsHeldAtEnd,
    int semaphoreAtEnd,
    Duration elapsed,
    Map<Fault, Integer> injected,
    List<Violation> violations,
    List<String> trace,
    long digest) {}
