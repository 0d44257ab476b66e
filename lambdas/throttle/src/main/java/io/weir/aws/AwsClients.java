package io.weir.aws;

import io.weir.throttle.Timings;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of one process, with timeouts and retries as the protocol needs them. Region,
 * credentials and endpoints come from the environment, as Lambda sets it and as the SDK reads it:
 * {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID} ..., {@code AWS_ENDPOINT_URL_DYNAMODB} ...; profile
 * files are not looked for.
 *
 * <p>Thread-safe. One connection a request at a time; the JDK keeps those that are idle.
 */
public final class AwsClients implements AutoCloseable {
  /** Idle connections the JDK keeps for a host. Its default, 5, reconnects most parallel starts. */
  private static final String KEPT_CONNECTIONS = "32";

  private static final String KEEP_PROPERTY = "http.maxConnections";

  /** A first call loads classes and opens a connection; that must fit, however short the rest. */
  private static final Duration LEAST_CALL_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** A start that got no answer is sent once more, if its call timeout allows. */
  private static final int STEP_FUNCTIONS_ATTEMPTS = 2;

  /**
   * Single writes meet the transactions of others on the same semaphore. All attempts fit into one
   * call's timeout, those after a throttle, too, which by default would wait for many seconds.
   */
  private static final int DYNAMODB_ATTEMPTS = 8;

  private static final BackoffStrategy BACK_OFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1));

  private static final int SERVER_FAULT = 500;

  /** A function has no home: what the SDK would look for in profile files, it need not. */
  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private final AwsCredentialsProvider credentials = FunctionCredentials.of(System.getenv());
  private final SdkHttpClient http;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final SfnClient stepFunctions;
  private final Duration callTimeout;
  private @Nullable LambdaClient lambda;

  /** Creates the clients; no request is sent. */
  public AwsClients(Timings timings) {
    keepConnections();
    callTimeout = longer(timings.callTimeout(), LEAST_CALL_TIMEOUT);
    Duration longestCall = callTimeout.plus(timings.longWait());
    http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(longestCall)
            .build();
    dynamoDb =
        configured(DynamoDbClient.builder(), callTimeout, forDynamoDb())
            .endpointDiscoveryEnabled(false)
            .build();
    sqs =
        configured(SqsClient.builder(), longestCall, AwsRetryStrategy.standardRetryStrategy())
            .build();
    stepFunctions =
        configured(SfnClient.builder(), timings.callTimeout(), forStepFunctions()).build();
  }

  /** Returns the client of DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /** Returns the client of SQS. */
  public SqsClient sqs() {
    return sqs;
  }

  /** Returns the client of Step Functions; no call of it takes longer than the call timeout. */
  public SfnClient stepFunctions() {
    return stepFunctions;
  }

  /** Returns the client of Lambda, created when it is first asked for. */
  public synchronized LambdaClient lambda() {
    if (lambda == null) {
      lambda =
          configured(LambdaClient.builder(), callTimeout, AwsRetryStrategy.standardRetryStrategy())
              .build();
    }
    return lambda;
  }

  @Override
  public synchronized void close() {
    dynamoDb.close();
    sqs.close();
    stepFunctions.close();
    if (lambda != null) {
      lambda.close();
    }
    http.close();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, Duration timeout, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .region(new SystemSettingsRegionProvider().getRegion())
        .credentialsProvider(credentials)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .defaultProfileFile(NO_PROFILES)
                .defaultProfileName("default")
                .retryStrategy(retries)
                .build());
  }

  private static RetryStrategy forDynamoDb() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(DYNAMODB_ATTEMPTS)
        .retryOnExceptionInstanceOf(TransactionConflictException.class)
        .backoffStrategy(BACK_OFF)
        .throttlingBackoffStrategy(BACK_OFF)
        .build();
  }

  /** The core paces what Step Functions throttles, and must know of it at once. */
  private static RetryStrategy forStepFunctions() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(STEP_FUNCTIONS_ATTEMPTS)
        .retryOnExceptionOrCauseInstanceOf(IOException.class)
        .retryOnException(AwsClients::isServerFault)
        .backoffStrategy(BACK_OFF)
        .useClientDefaults(false)
        .build();
  }

  private static boolean isServerFault(Throwable failure) {
    return failure instanceof SdkServiceException answer
        && answer.statusCode() >= SERVER_FAULT
        && !answer.isThrottlingException();
  }

  /** The JDK reads the property when it first keeps a connection. */
  private static void keepConnections() {
    if (System.getProperty(KEEP_PROPERTY) == null) {
      System.setProperty(KEEP_PROPERTY, KEPT_CONNECTIONS);
    }
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
