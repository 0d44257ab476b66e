package io.weir.cli.coldstart;

import io.weir.cli.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * What a run of the bench has shown.
 *
 * @param machine where it ran
 * @param runs processes of each package and function
 * @param figures by function, of each package in its order: the first is what the others are
 *     compared with
 */
record ColdStartResult(Machine machine, int runs, Map<MeasuredFunction, List<Figures>> figures) {}
