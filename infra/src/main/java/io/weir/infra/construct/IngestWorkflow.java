package io.weir.infra.construct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * A state machine {@code PREFIX-NAME} from a file {@code NAME.asl.json}, with a role and a log of
 * its own. The role may write that log; what the states call, its owner allows by {@link #role()}.
 */
public final class IngestWorkflow extends Construct {
  private static final String STANDARD = ".asl.json";
  private static final String EXPRESS = ".express.asl.json";
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^{}]+)}");

  private final String stateMachineName;
  private final Role role;
  private final StateMachine stateMachine;

  /**
   * Creates the state machine.
   *
   * @throws IllegalArgumentException if the file is not there, or not a STANDARD state machine's
   */
  public IngestWorkflow(Construct scope, String id, IngestWorkflowProps props) {
    super(scope, id);
    this.stateMachineName = props.prefix() + "-" + name(props.file());
    this.role = Roles.create(this, "Role", new ServicePrincipal("states.amazonaws.com"));
    this.stateMachine = createStateMachine(props);
  }

  /** Returns the state machine's ARN, made of its name: it can be named before it is there. */
  public String arn() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("states")
                .resource("stateMachine")
                .resourceName(stateMachineName)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  /** Returns the places of a workflow's file, the names in its <code>${NAME}</code>, each once. */
  public static Set<String> places(Path file) {
    name(file);
    Set<String> places = new LinkedHashSet<>();
    PLACE.matcher(read(file)).results().forEach(found -> places.add(found.group(1)));
    return places;
  }

  /** Lets the states call these functions, by their ARNs. */
  public void allowInvocations(List<String> functionArns) {
    if (!functionArns.isEmpty()) {
      Roles.allow(role, List.of("lambda:InvokeFunction"), functionArns);
    }
  }

  /** Returns the role that the states' calls are made in. */
  public Role role() {
    return role;
  }

  /** Returns its name, {@code PREFIX-NAME}. */
  public String name() {
    return stateMachineName;
  }

  /** Returns the state machine. */
  public StateMachine stateMachine() {
    return stateMachine;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(EXPRESS)) {
      throw new IllegalArgumentException(
          file
              + " is of type EXPRESS, whose executions can be neither told apart nor described;"
              + " throttle a STANDARD one, NAME"
              + STANDARD);
    }
    if (!name.endsWith(STANDARD)) {
      throw new IllegalArgumentException(file + " is no workflow: expected NAME" + STANDARD);
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no workflow " + file);
    }
    return name.substring(0, name.length() - STANDARD.length());
  }

  /** The definition is in the template itself, where CDK's rules check it at synthesis. */
  private StateMachine createStateMachine(IngestWorkflowProps props) {
    return StateMachine.Builder.create(this, "StateMachine")
        .stateMachineName(stateMachineName)
        .stateMachineType(StateMachineType.STANDARD)
        .definitionBody(DefinitionBody.fromString(read(props.file())))
        .definitionSubstitutions(props.substitutions())
        .role(role)
        .logs(logs(props))
        .tracingEnabled(props.tracing())
        .build();
  }

  /** Log groups of this name do not count towards the length of CloudWatch Logs' own policy. */
  private LogOptions logs(IngestWorkflowProps props) {
    String name = "/aws/vendedlogs/states/" + stateMachineName;
    return LogOptions.builder()
        .destination(props.logGroups().create(this, "Log", name))
        .level(LogLevel.ALL)
        .includeExecutionData(props.executionData())
        .build();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("workflow " + file + " cannot be read", failure);
    }
  }
}
