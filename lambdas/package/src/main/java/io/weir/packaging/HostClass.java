package io.weir.packaging;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class that has lambdas, and what becomes of it. For one use. */
final class HostClass {
  private final ClassModels models;
  private final ClassModel model;
  private final ClassDesc name;
  private final LambdaAccess access;

  /** The bodies that change their name and are opened to the package. */
  private final Set<DirectMethodHandleDesc> opened = new LinkedHashSet<>();

  /** Methods to be added, which call what only this class may. */
  private final Map<DirectMethodHandleDesc, Lambda> bridges = new LinkedHashMap<>();

  private final Map<ClassDesc, LambdaHolder> holders = new LinkedHashMap<>();

  HostClass(ClassModels models, ClassModel model) {
    this.models = models;
    this.model = model;
    name = model.thisClass().asSymbol();
    access = new LambdaAccess(models, model);
    model.methods().forEach(method -> method.code().ifPresent(this::look));
  }

  private void look(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof InvokeDynamicInstruction instruction) {
        Lambda.of(instruction)
            .filter(lambda -> replacement(lambda).isPresent())
            .map(Lambda::body)
            .filter(access::isOwnBody)
            .ifPresent(opened::add);
      }
    }
  }

  /** Whether one of its lambdas can become a class. */
  boolean hasLambdas() {
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(CodeModel::elementStream)
        .anyMatch(element -> replacement(element).isPresent());
  }

  /** Returns the class as it becomes, and the classes that stand for its lambdas. */
  Map<String, byte[]> rewritten() {
    ClassFile writer = models.writer();
    Map<String, byte[]> classes = new LinkedHashMap<>();
    classes.put(ClassModels.internalName(name), writer.build(name, this::rewrite));
    holders
        .values()
        .forEach(
            holder -> classes.put(ClassModels.internalName(holder.name()), holder.write(writer)));
    return classes;
  }

  private void rewrite(ClassBuilder builder) {
    for (ClassElement element : model) {
      if (element instanceof MethodModel method) {
        rewrite(method, builder);
      } else {
        builder.with(element);
      }
    }
    bridges.forEach((bridge, lambda) -> writeBridge(bridge, lambda, builder));
  }

  private void rewrite(MethodModel method, ClassBuilder builder) {
    boolean isOpened =
        opened.stream()
            .anyMatch(
                body ->
                    method.methodName().equalsString(body.methodName())
                        && method.methodType().equalsString(body.lookupDescriptor()));
    String methodName = method.methodName().stringValue();
    builder.withMethod(
        isOpened ? uniqueName(methodName) : methodName,
        method.methodTypeSymbol(),
        isOpened ? open(method.flags().flagsMask()) : method.flags().flagsMask(),
        target -> method.forEach(element -> rewrite(element, target)));
  }

  /** In an interface there is nothing between private and public. */
  private int open(int flags) {
    int open = flags & ~ClassFile.ACC_PRIVATE;
    return ClassModels.isInterface(model) ? open | ClassFile.ACC_PUBLIC : open;
  }

  private void rewrite(MethodElement element, MethodBuilder builder) {
    if (element instanceof CodeModel code) {
      builder.transformCode(code, this::rewrite);
    } else if (!(element instanceof AccessFlags)) {
      builder.with(element);
    }
  }

  private void rewrite(CodeBuilder builder, CodeElement element) {
    replacement(element)
        .ifPresentOrElse(lambda -> write(lambda, builder), () -> builder.with(element));
  }

  private void write(Lambda lambda, CodeBuilder builder) {
    holders
        .computeIfAbsent(lambda.type(), type -> new LambdaHolder(name, holders.size(), type))
        .add(lambda, builder);
  }

  private Optional<Lambda> replacement(CodeElement element) {
    return element instanceof InvokeDynamicInstruction instruction
        ? Lambda.of(instruction).flatMap(this::replacement)
        : Optional.empty();
  }

  /** The lambda with a body that a class beside this one can call, if there can be one. */
  private Optional<Lambda> replacement(Lambda lambda) {
    if (!access.sees(lambda.type()) || !lambda.isConvertible()) {
      return Optional.empty();
    }
    if (access.isOwnBody(lambda.body())) {
      return Optional.of(lambda.withBody(renamed(lambda.body())));
    }
    if (access.calls(lambda.body())) {
      return Optional.of(lambda);
    }
    return access.isBridgeable(lambda) ? Optional.of(bridged(lambda)) : Optional.empty();
  }

  private DirectMethodHandleDesc renamed(DirectMethodHandleDesc body) {
    DirectMethodHandleDesc.Kind kind =
        body.kind() == DirectMethodHandleDesc.Kind.SPECIAL
            ? DirectMethodHandleDesc.Kind.VIRTUAL
            : body.kind();
    return MethodHandleDesc.of(kind, name, uniqueName(body.methodName()), body.lookupDescriptor());
  }

  /** A subclass in the package must not override it by chance. */
  private String uniqueName(String method) {
    return method + "$" + name.displayName();
  }

  private Lambda bridged(Lambda lambda) {
    MethodTypeDesc type = MethodTypeDesc.of(lambda.bodyReturn(), bridgeParameters(lambda));
    DirectMethodHandleDesc bridge =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            name,
            "bridge$" + lambda.body().methodName() + "$" + lambda.body().kind(),
            type);
    bridges.putIfAbsent(bridge, lambda);
    return lambda.withBody(bridge);
  }

  /** {@code super::method} is called on an object of this class. */
  private List<ClassDesc> bridgeParameters(Lambda lambda) {
    List<ClassDesc> parameters = new ArrayList<>(lambda.bodyParameters());
    if (!lambda.isStatic()) {
      parameters.set(0, name);
    }
    return parameters;
  }

  private static void writeBridge(
      DirectMethodHandleDesc bridge, Lambda lambda, ClassBuilder builder) {
    MethodTypeDesc type = bridge.invocationType();
    DirectMethodHandleDesc body = lambda.body();
    builder.withMethodBody(
        bridge.methodName(),
        type,
        ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
        code -> {
          Values.load(code, 0, type.parameterList(), type.parameterList());
          if (lambda.isStatic()) {
            code.invokestatic(body.owner(), body.methodName(), lambda.bodyType());
          } else {
            code.invokespecial(body.owner(), body.methodName(), lambda.bodyType());
          }
          code.return_(TypeKind.from(type.returnType()));
        });
  }
}
