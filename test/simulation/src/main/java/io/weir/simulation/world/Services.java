package io.weir.simulation.world;

/** The services behind the ports. */
record Services(Accounts accounts, StepFunctions stepFunctions, Functions functions) {}
