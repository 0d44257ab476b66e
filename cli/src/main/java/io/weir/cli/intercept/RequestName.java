package io.weir.cli.intercept;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What a request is called: {@code SERVICE OPERATION}, and for a transaction its purpose. */
public final class RequestName {
  /** Takes slots. */
  public static final String ACQUIRE = "DynamoDb TransactWriteItems (acquire)";

  /** Gives slots back. */
  public static final String RELEASE = "DynamoDb TransactWriteItems (release)";

  private RequestName() {}

  /** The name of a request that an interceptor sees. */
  public static String of(SdkRequest request, ExecutionAttributes attributes) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      return isRelease(transaction) ? RELEASE : ACQUIRE;
    }
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    return service + " " + operation;
  }

  /** Taking slots and giving them back are the same operation to DynamoDB, not to a reader. */
  private static boolean isRelease(TransactWriteItemsRequest transaction) {
    return transaction.transactItems().stream().anyMatch(item -> item.delete() != null);
  }
}
