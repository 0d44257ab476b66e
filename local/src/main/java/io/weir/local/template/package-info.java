/** The local stack of a synthesized CloudFormation template. */
@NullMarked
package io.weir.local.template;

import org.jspecify.annotations.NullMarked;
