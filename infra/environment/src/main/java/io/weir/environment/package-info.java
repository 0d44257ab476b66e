/**
 * An environment as its file describes it, checked.
 *
 * <p>{@link io.weir.environment.EnvironmentFile} reads {@code infra/environments/NAME.yaml} into an
 * {@link io.weir.environment.Environment}; the deployment and the local stack are built from it.
 * Knows no AWS type and nothing of what is built.
 */
@NullMarked
package io.weir.environment;

import org.jspecify.annotations.NullMarked;
