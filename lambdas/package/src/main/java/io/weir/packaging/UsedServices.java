package io.weir.packaging;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the services that are not called out of the SDK's table of all services, which otherwise
 * loads a class for each of more than three hundred when the first client is made. For a service
 * that is not in its table the SDK has a default.
 */
final class UsedServices {
  /** The class that has the table. */
  static final String TABLE = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

  private final Set<String> wanted;
  private final Set<String> found = new HashSet<>();

  private UsedServices(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Returns the class with the wanted entries alone.
   *
   * @param wanted the services' endpoint prefixes
   * @throws PackagingException if one of them is not there
   */
  static byte[] only(Set<String> wanted, byte[] table) {
    UsedServices services = new UsedServices(wanted);
    ClassModel model = ClassFile.of().parse(table);
    byte[] trimmed =
        ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL)
            .build(
                model.thisClass().asSymbol(),
                type -> model.forEach(element -> services.copy(type, element)));
    if (!services.found.equals(wanted)) {
      throw new PackagingException(
          "%s has %s of the services %s: its code is not what was expected"
              .formatted(TABLE, services.found, wanted));
    }
    return trimmed;
  }

  private void copy(ClassBuilder type, ClassElement element) {
    if (element instanceof MethodModel method && method.methodName().equalsString("<clinit>")) {
      CodeModel code = method.code().orElseThrow();
      type.withMethodBody(
          "<clinit>",
          method.methodTypeSymbol(),
          method.flags().flagsMask(),
          builder -> copyEntries(code, builder));
    } else {
      type.with(element);
    }
  }

  /** An entry is the code from its key, a string constant, to the call that puts it. */
  private void copyEntries(CodeModel code, CodeBuilder builder) {
    List<CodeElement> entry = new ArrayList<>();
    String key = null;
    for (CodeElement element : code) {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String text) {
        key = text;
      }
      if (key == null) {
        builder.with(element);
        continue;
      }
      entry.add(element);
      if (element instanceof InvokeInstruction call && call.name().equalsString("put")) {
        if (wanted.contains(key)) {
          entry.forEach(builder::with);
          found.add(key);
        }
        entry.clear();
        key = null;
      }
    }
  }
}
