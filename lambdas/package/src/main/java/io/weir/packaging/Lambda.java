package io.weir.packaging;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A lambda or method reference, as javac asks {@code LambdaMetafactory} for it.
 *
 * @param method the name of the interface's method
 * @param factory what is captured, to the interface
 * @param erased the type of the interface's method
 * @param actual its type with the type arguments of this use
 * @param body what it calls
 */
record Lambda(
    String method,
    MethodTypeDesc factory,
    MethodTypeDesc erased,
    MethodTypeDesc actual,
    DirectMethodHandleDesc body) {
  private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

  /** Reads one; empty if the instruction is another one. */
  static Optional<Lambda> of(InvokeDynamicInstruction instruction) {
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    if (!bootstrap.owner().equals(METAFACTORY) || !bootstrap.methodName().equals("metafactory")) {
      return Optional.empty();
    }
    List<ConstantDesc> arguments = instruction.bootstrapArgs();
    return Optional.of(
        new Lambda(
            instruction.name().stringValue(),
            instruction.typeSymbol(),
            (MethodTypeDesc) arguments.get(0),
            (MethodTypeDesc) arguments.get(2),
            (DirectMethodHandleDesc) arguments.get(1)));
  }

  ClassDesc type() {
    return factory.returnType();
  }

  List<ClassDesc> captured() {
    return factory.parameterList();
  }

  MethodTypeDesc bodyType() {
    return MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
  }

  boolean isConstructor() {
    return body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
  }

  boolean isStatic() {
    return switch (body.kind()) {
      case STATIC, INTERFACE_STATIC -> true;
      default -> false;
    };
  }

  /** All that the body takes, the object that it is called on first. */
  List<ClassDesc> bodyParameters() {
    List<ClassDesc> parameters = new ArrayList<>();
    if (!isStatic() && !isConstructor()) {
      parameters.add(body.owner());
    }
    parameters.addAll(bodyType().parameterList());
    return parameters;
  }

  ClassDesc bodyReturn() {
    return isConstructor() ? body.owner() : bodyType().returnType();
  }

  Lambda withBody(DirectMethodHandleDesc other) {
    return new Lambda(method, factory, erased, actual, other);
  }

  /**
   * Whether arguments and result need no more than casts and boxes; wider numbers, which the
   * metafactory can make too, do not occur often enough to be worth their code.
   */
  boolean isConvertible() {
    List<ClassDesc> parameters = bodyParameters();
    int taken = captured().size();
    return parameters.size() == taken + erased.parameterCount()
        && captured().equals(capturedAsTaken(parameters))
        && IntStream.range(0, erased.parameterCount())
            .allMatch(
                i ->
                    Values.isConvertible(
                        erased.parameterType(i),
                        actual.parameterType(i),
                        parameters.get(taken + i)))
        && isResultConvertible();
  }

  /**
   * What is captured is of the body's type, or a subclass of it, in which case nothing is to do.
   */
  private List<ClassDesc> capturedAsTaken(List<ClassDesc> parameters) {
    return IntStream.range(0, captured().size())
        .mapToObj(
            i ->
                captured().get(i).isPrimitive() || parameters.get(i).isPrimitive()
                    ? parameters.get(i)
                    : captured().get(i))
        .toList();
  }

  private boolean isResultConvertible() {
    ClassDesc from = bodyReturn();
    ClassDesc to = erased.returnType();
    return to.equals(ConstantDescs.CD_void)
        || (!from.equals(ConstantDescs.CD_void) && Values.isConvertible(from, from, to));
  }
}
