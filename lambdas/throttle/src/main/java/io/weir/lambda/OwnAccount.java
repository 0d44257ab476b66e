package io.weir.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.weir.execution.ExecutionArn;

/**
 * The account that a function runs in. Executions of another one hold no slot here, whatever an
 * event bus that several accounts share may bring.
 *
 * @param id its twelve digits
 */
record OwnAccount(String id) {
  private static final int ACCOUNT = 4;

  static OwnAccount of(Context context) {
    return new OwnAccount(account(context.getInvokedFunctionArn()));
  }

  boolean has(ExecutionArn execution) {
    return account(execution.value()).equals(id);
  }

  /** The account in an ARN; empty if it is none. */
  private static String account(String arn) {
    String[] parts = arn.split(":", ACCOUNT + 2);
    return parts.length > ACCOUNT ? parts[ACCOUNT] : "";
  }
}
