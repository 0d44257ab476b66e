package io.weir.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** The build's step: {@code PackageFunctions ZIP JAR LIBRARIES}. */
public final class PackageFunctions {
  /** What a class implements that Lambda can invoke. */
  private static final Set<String> HANDLERS =
      Set.of(
          "com/amazonaws/services/lambda/runtime/RequestHandler",
          "com/amazonaws/services/lambda/runtime/RequestStreamHandler");

  /** As the SDK's clients of DynamoDB, SQS, Step Functions and Lambda name their endpoints. */
  private static final Set<String> SERVICES = Set.of("dynamodb", "sqs", "states", "lambda");

  /** What Lambda's own runtime loads by name from the package, to bind events such as SQS'. */
  private static final List<String> OF_RUNTIME = List.of("org/joda/time/DateTime");

  private PackageFunctions() {}

  /**
   * Writes the package.
   *
   * @param arguments the zip to write, the functions' own jar, and the folder of the jars that they
   *     need
   */
  public static void main(String[] arguments) throws IOException {
    Path own = Path.of(arguments[1]);
    List<Path> jars = new ArrayList<>(List.of(own));
    jars.addAll(jarsIn(Path.of(arguments[2])));
    List<Contents> contents = new ArrayList<>();
    for (Path jar : jars) {
      contents.add(Contents.of(jar));
    }
    FunctionZip.write(packaged(contents, handlers(contents.getFirst())), Path.of(arguments[0]));
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      List<Path> sorted = new ArrayList<>();
      jars.forEach(sorted::add);
      sorted.sort(null);
      return sorted;
    }
  }

  private static List<String> handlers(Contents functions) {
    return functions.classes().entrySet().stream()
        .filter(
            type ->
                ClassFile.of().parse(type.getValue()).interfaces().stream()
                    .anyMatch(each -> HANDLERS.contains(each.asInternalName())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A jar of which no class is left leaves nothing else either. */
  static Contents packaged(List<Contents> jars, List<String> handlers) {
    Contents all = Contents.together(jars);
    List<String> roots = new ArrayList<>(handlers);
    roots.addAll(all.serviceProviders());
    roots.addAll(OF_RUNTIME);
    all.classes()
        .computeIfPresent(UsedServices.TABLE, (_, table) -> UsedServices.only(SERVICES, table));
    NavigableMap<String, byte[]> reached = ReachableClasses.from(roots, all.classes());
    List<Contents> used = jars.stream().filter(jar -> jar.hasOneOf(reached.keySet())).toList();
    return Contents.together(used).withClasses(LambdaClasses.in(reached));
  }
}
