package io.weir.check;

/**
 * How far an exploration is.
 *
 * @param bound what is explored
 * @param states seen so far
 * @param depth moves from the beginning
 * @param frontier states whose moves were not made yet
 */
public record Progress(String bound, int states, int depth, int frontier) {}
