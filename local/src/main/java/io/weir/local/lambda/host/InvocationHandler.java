package io.weir.local.lambda.host;

import com.amazonaws.services.lambda.runtime.Context;

/** A handler of either kind: JSON in, JSON out. */
@FunctionalInterface
interface InvocationHandler {
  String handle(String json, Context context) throws Exception;
}
