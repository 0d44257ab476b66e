package io.weir.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The package's classes and the JDK's, parsed when they are asked for. Not thread-safe. */
final class ClassModels {
  private final Map<String, byte[]> classes;
  private final Map<String, Optional<ClassModel>> models = new HashMap<>();

  ClassModels(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  /** A class by its internal name, if it is in the package or in the JDK. */
  Optional<ClassModel> of(String name) {
    return models.computeIfAbsent(name, this::parse);
  }

  Optional<ClassModel> of(ClassDesc type) {
    return type.isClassOrInterface() ? of(internalName(type)) : Optional.empty();
  }

  /** A writer of classes that knows how these relate, which the tables of stack maps need. */
  ClassFile writer() {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(this::resource)
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
        ClassFile.ClassHierarchyResolverOption.of(resolver),
        ClassFile.ConstantPoolSharingOption.NEW_POOL);
  }

  /** A method that the class itself declares. */
  static Optional<MethodModel> declared(ClassModel type, String name, String descriptor) {
    return type.methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .filter(method -> method.methodType().equalsString(descriptor))
        .findFirst();
  }

  static boolean isInterface(ClassModel type) {
    return type.flags().has(AccessFlag.INTERFACE);
  }

  static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private Optional<ClassModel> parse(String name) {
    byte[] bytes = classes.get(name);
    return bytes == null ? ofJdk(name) : Optional.of(ClassFile.of().parse(bytes));
  }

  private static Optional<ClassModel> ofJdk(String name) {
    try (InputStream stream =
        ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
      return stream == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("NullAway") // Null is how a resolver says that it does not know the class.
  private InputStream resource(ClassDesc type) {
    byte[] bytes = classes.get(internalName(type));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }
}
