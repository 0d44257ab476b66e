package io.weir.local.template;

import com.google.gson.JsonPrimitive;
import io.weir.local.LocalStack;
import io.weir.local.StackDefinition;
import java.util.Locale;
import java.util.Map;

/**
 * What the resources of a template are called, and what {@code Ref} and {@code Arn} say of them.
 */
final class Names {
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String FUNCTION = "AWS::Lambda::Function";
  static final String ALIAS = "AWS::Lambda::Alias";
  static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";
  static final String BUCKET = "AWS::S3::Bucket";

  private static final int LONGEST_BUCKET_NAME = 63;

  private static final Map<String, String> NAME_PROPERTIES =
      Map.of(
          TABLE, "TableName",
          QUEUE, "QueueName",
          FUNCTION, "FunctionName",
          ALIAS, "Name",
          STATE_MACHINE, "StateMachineName",
          BUCKET, "BucketName");

  private final Template template;

  Names(Template template) {
    this.template = template;
  }

  /** The name it is given, or one made of its logical id, as CloudFormation would. */
  String nameOf(Resource resource) {
    String property = NAME_PROPERTIES.get(resource.type());
    if (property != null && resource.find(property).orElse(null) instanceof JsonPrimitive given) {
      return given.getAsString();
    }
    String made = template.stackName() + "-" + resource.id();
    return resource.type().equals(BUCKET) ? bucketName(made) : made;
  }

  /** As S3 allows it; what makes it unique is its end. */
  private static String bucketName(String name) {
    String end = name.substring(Math.max(0, name.length() - LONGEST_BUCKET_NAME));
    return end.toLowerCase(Locale.ROOT).replaceFirst("^-+", "");
  }

  /** What {@code Ref} answers. */
  String ref(Resource resource, Intrinsics intrinsics) {
    return switch (resource.type()) {
      case QUEUE -> StackDefinition.urlOf(nameOf(resource));
      case STATE_MACHINE -> arn(resource, intrinsics);
      case ALIAS -> arn(resource, intrinsics);
      default -> nameOf(resource);
    };
  }

  /**
   * What {@code Fn::GetAtt} answers of the attribute {@code Arn}.
   *
   * @throws TemplateException if the local stack has nothing of that type
   */
  String arn(Resource resource, Intrinsics intrinsics) {
    String name = nameOf(resource);
    return switch (resource.type()) {
      case QUEUE -> arn("sqs", name);
      case TABLE -> arn("dynamodb", "table/" + name);
      case FUNCTION -> arn("lambda", "function:" + name);
      case ALIAS ->
          arn("lambda", "function:" + lastPart(intrinsics.text(resource, "FunctionName"), ':'))
              + ":"
              + name;
      case STATE_MACHINE -> arn("states", "stateMachine:" + name);
      case BUCKET -> "arn:aws:s3:::" + name;
      default ->
          throw new TemplateException(
              "resource %s: the local stack has no %s".formatted(resource.id(), resource.type()));
    };
  }

  private static String arn(String service, String rest) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, LocalStack.REGION, LocalStack.ACCOUNT, rest);
  }

  static String lastPart(String text, char separator) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }
}
