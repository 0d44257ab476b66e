package io.weir.contract;

import io.weir.aws.AwsClients;
import io.weir.local.asl.TaskRunner;
import io.weir.local.dynamodb.DynamoDbLocal;
import io.weir.local.sqs.ElasticMq;
import io.weir.local.stepfunctions.StepFunctionsEndpoint;
import io.weir.throttle.Timings;
import java.net.URI;
import java.nio.file.Path;

/**
 * The engines behind the AWS adapters, started once a JVM and ended with it. Clients are made as in
 * production, from the environment; the build sets region and credentials.
 */
final class Engines {
  static final String REGION = "us-east-1";
  static final String ACCOUNT = "000000000000";

  private static final StepFunctionsEndpoint STEP_FUNCTIONS =
      StepFunctionsEndpoint.builder(noTasks()).account(ACCOUNT).region(REGION).start();
  private static final DynamoDbLocal DYNAMODB = DynamoDbLocal.start(dynamoDbLibraries());
  private static final ElasticMq SQS = ElasticMq.start(REGION, ACCOUNT);

  static final AwsClients CLIENTS = clients();

  private Engines() {}

  static URI dynamoDb() {
    return DYNAMODB.endpoint();
  }

  static URI sqs() {
    return SQS.endpoint();
  }

  /** Returns clients as production has them, all of them at one address. */
  static AwsClients clientsOf(URI endpoint, Timings timings) {
    name(endpoint, endpoint, endpoint);
    System.setProperty("aws.endpointUrlLambda", endpoint.toString());
    try {
      return new AwsClients(timings);
    } finally {
      name(DYNAMODB.endpoint(), SQS.endpoint(), STEP_FUNCTIONS.uri());
    }
  }

  private static AwsClients clients() {
    name(DYNAMODB.endpoint(), SQS.endpoint(), STEP_FUNCTIONS.uri());
    return new AwsClients(Timings.AWS);
  }

  /** The SDK reads these when it builds a client; they are AWS_ENDPOINT_URL_... of the JVM. */
  private static void name(URI dynamoDb, URI sqs, URI stepFunctions) {
    System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.toString());
    System.setProperty("aws.endpointUrlSqs", sqs.toString());
    System.setProperty("aws.endpointUrlSfn", stepFunctions.toString());
  }

  private static Path dynamoDbLibraries() {
    return Path.of(System.getProperty("weir.root"), "local", "dynamodb", "target", "lib");
  }

  private static TaskRunner noTasks() {
    return (function, payload, atMost) -> {
      throw new UnsupportedOperationException("no state machine here has a task");
    };
  }
}
