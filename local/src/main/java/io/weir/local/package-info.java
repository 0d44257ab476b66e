/**
 * The local stack.
 *
 * <p>What it has is data, a {@link io.weir.local.StackDefinition}: tables, queues with their
 * redrive policies, functions with handler, timeout, concurrency and variables, schedules with
 * their input, rules with their event pattern, event source mappings, state machines. What it is
 * like (where semaphores are kept, faults, delays, quotas, log) is in {@link
 * io.weir.local.LocalStackOptions}. {@link io.weir.local.WeirDefinition} makes the definition of
 * what a deployment of Weir has, from queues and names; anything else may make one, with two things
 * to know:
 *
 * <ul>
 *   <li>times in it are those of the stack: {@link io.weir.local.StackTimings#scaled} and {@link
 *       io.weir.local.StackTimings#scaledForSqs} shorten those of a deployment;
 *   <li>a queue's URL is known when SQS has started: {@link io.weir.local.StackDefinition#urlOf}
 *       stands for it in schedules' inputs and functions' variables.
 * </ul>
 *
 * <p>{@link io.weir.local.LocalStack} is started from both. ARNs are of {@link
 * io.weir.local.LocalStack#REGION} and {@link io.weir.local.LocalStack#ACCOUNT}.
 */
@NullMarked
package io.weir.local;

import org.jspecify.annotations.NullMarked;
