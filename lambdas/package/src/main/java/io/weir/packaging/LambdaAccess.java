package io.weir.packaging;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;

/** What a class beside the one that has a lambda may do in its place. */
final class LambdaAccess {
  private final ClassModels models;
  private final ClassModel host;
  private final ClassDesc hostName;

  LambdaAccess(ClassModels models, ClassModel host) {
    this.models = models;
    this.host = host;
    hostName = host.thisClass().asSymbol();
  }

  /** Whether it may name the type. */
  boolean sees(ClassDesc type) {
    return models
        .of(type)
        .map(found -> isInPackage(type) || found.flags().has(AccessFlag.PUBLIC))
        .orElse(false);
  }

  /** Whether it may call the method as the lambda's body does. */
  boolean calls(DirectMethodHandleDesc body) {
    return switch (body.kind()) {
      case STATIC, INTERFACE_STATIC, VIRTUAL, INTERFACE_VIRTUAL, CONSTRUCTOR ->
          sees(body.owner()) && findsOpen(body);
      default -> false;
    };
  }

  /**
   * Whether the body is what javac made of a lambda: a private method that nothing else calls, so
   * that it may have another name and be open to the package.
   */
  boolean isOwnBody(DirectMethodHandleDesc body) {
    return body.owner().equals(hostName)
        && body.methodName().startsWith("lambda$")
        && ownMethod(body).filter(method -> method.flags().has(AccessFlag.SYNTHETIC)).isPresent()
        && (!ClassModels.isInterface(host)
            || body.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC);
  }

  /** Whether the class itself can call the method for it. */
  boolean isBridgeable(Lambda lambda) {
    boolean isPrivate =
        lambda.body().owner().equals(hostName)
            && ownMethod(lambda.body())
                .filter(method -> method.flags().has(AccessFlag.PRIVATE))
                .isPresent();
    return !ClassModels.isInterface(host)
        && !lambda.isConstructor()
        && (isPrivate || lambda.body().kind() == DirectMethodHandleDesc.Kind.SPECIAL);
  }

  private Optional<MethodModel> ownMethod(DirectMethodHandleDesc body) {
    return ClassModels.declared(host, body.methodName(), body.lookupDescriptor());
  }

  /** Looks for the method where the JVM would, in the superclasses. */
  private boolean findsOpen(DirectMethodHandleDesc body) {
    Optional<ClassModel> type = models.of(body.owner());
    while (type.isPresent()) {
      Optional<MethodModel> method =
          ClassModels.declared(type.get(), body.methodName(), body.lookupDescriptor());
      if (method.isPresent()) {
        return isOpen(method.get(), type.get().thisClass().asSymbol());
      }
      if (body.isOwnerInterface()) {
        // Inherited from another interface: public, as all that interfaces inherit.
        return true;
      }
      type = type.get().superclass().flatMap(superclass -> models.of(superclass.asSymbol()));
    }
    return false;
  }

  private boolean isOpen(MethodModel method, ClassDesc declaredIn) {
    return method.flags().has(AccessFlag.PUBLIC)
        || (!method.flags().has(AccessFlag.PRIVATE) && isInPackage(declaredIn));
  }

  private boolean isInPackage(ClassDesc type) {
    return type.packageName().equals(hostName.packageName());
  }
}
