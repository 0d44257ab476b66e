package io.weir.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The imports go down only: see docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.weir", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] CORE = {
    "io.weir.queue", "io.weir.execution", "io.weir.semaphore", "io.weir.throttle"
  };

  @ArchTest
  static final ArchRule the_core_knows_the_jdk_alone =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE).or(resideInAnyPackage("java..", "org.jspecify..")));

  @ArchTest
  static final ArchRule the_core_has_no_clock_thread_randomness_or_environment =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethodWhere(describe("reads the world", ArchitectureTest::readsTheWorld));

  @ArchTest
  static final ArchRule stages_of_the_core_go_down =
      noClasses()
          .that()
          .resideInAnyPackage("io.weir.queue", "io.weir.execution", "io.weir.semaphore")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.weir.throttle");

  @ArchTest
  static final ArchRule memory_knows_the_core_alone =
      classes()
          .that()
          .resideInAPackage("io.weir.memory")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE)
                  .or(resideInAnyPackage("io.weir.memory", "java..", "org.jspecify..")));

  @ArchTest
  static final ArchRule adapters_know_neither_each_other_nor_the_handlers =
      noClasses()
          .that()
          .resideInAPackage("io.weir.aws")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.weir.memory", "io.weir.cumulus", "io.weir.lambda");

  @ArchTest
  static final ArchRule nothing_imports_a_handler =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.weir.lambda")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.weir.lambda");

  @ArchTest
  static final ArchRule what_runs_in_aws_carries_no_local_stack =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.weir.local..", "io.weir.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.weir.local..", "io.weir.cli..");

  @ArchTest
  static final ArchRule the_local_stack_knows_no_command_and_no_environment =
      noClasses()
          .that()
          .resideInAPackage("io.weir.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.weir.cli..", "io.weir.environment..");

  @ArchTest
  static final ArchRule an_environment_is_data =
      classes()
          .that()
          .resideInAPackage("io.weir.environment")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.weir.environment", "java..", "org.jspecify..", "org.snakeyaml.."));

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.weir.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everything_is_non_null_by_default =
      classes()
          .that()
          .resideInAPackage("io.weir..")
          .should(
              com.tngtech.archunit.lang.conditions.ArchConditions.be(
                  DescribedPredicate.describe(
                      "in a package marked @NullMarked", ArchitectureTest::isNullMarked)));

  private static boolean isNullMarked(JavaClass type) {
    JavaPackage home = type.getPackage();
    return home.isAnnotatedWith(NullMarked.class);
  }

  private static boolean readsTheWorld(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    return switch (owner) {
      case "java.lang.System", "java.lang.Thread", "java.util.Random", "java.lang.Math" ->
          !owner.equals("java.lang.Math") || target.getName().equals("random");
      case "java.util.UUID" -> target.getName().equals("randomUUID");
      case "java.time.Instant", "java.time.ZonedDateTime", "java.time.LocalDateTime" ->
          target.getName().equals("now");
      case "java.time.InstantSource", "java.time.Clock" -> target.getName().startsWith("system");
      default -> owner.startsWith("java.util.concurrent.");
    };
  }
}
