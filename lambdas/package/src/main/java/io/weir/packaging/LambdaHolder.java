package io.weir.packaging;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The class that stands for all lambdas of one interface in one class. An object of it knows which
 * lambda it is, and what that has captured.
 */
final class LambdaHolder {
  private static final int PRIVATE_FINAL = ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
  private static final String LAMBDA = "lambda";
  private static final String CAPTURED = "captured";

  private final ClassDesc name;
  private final ClassDesc type;
  private final List<Lambda> lambdas = new ArrayList<>();

  LambdaHolder(ClassDesc host, int number, ClassDesc type) {
    name = ClassDesc.ofInternalName(ClassModels.internalName(host) + "$$" + number);
    this.type = type;
  }

  ClassDesc name() {
    return name;
  }

  /** Adds a lambda, and writes the call that makes its object of what it captures. */
  void add(Lambda lambda, CodeBuilder code) {
    code.invokestatic(name, factory(lambdas.size()), lambda.factory().changeReturnType(name));
    lambdas.add(lambda);
  }

  byte[] write(ClassFile writer) {
    return writer.build(name, this::write);
  }

  private static String factory(int lambda) {
    return "of" + lambda;
  }

  private void write(ClassBuilder builder) {
    builder
        .withVersion(ClassFile.JAVA_8_VERSION, 0)
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER)
        .withInterfaceSymbols(type)
        .withField(LAMBDA, CD_int, PRIVATE_FINAL);
    for (int i = 0; i < captures(); i++) {
      builder.withField(CAPTURED + i, CD_Object, PRIVATE_FINAL);
    }
    builder.withMethodBody(
        ConstantDescs.INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, this::construct);
    for (int i = 0; i < lambdas.size(); i++) {
      int number = i;
      builder.withMethodBody(
          factory(i),
          lambdas.get(i).factory().changeReturnType(name),
          ClassFile.ACC_STATIC,
          code -> create(number, code));
    }
    byMethod().values().forEach(numbers -> implement(numbers, builder));
  }

  private int captures() {
    return lambdas.stream().mapToInt(lambda -> lambda.captured().size()).max().orElse(0);
  }

  private MethodTypeDesc constructor() {
    return MethodTypeDesc.of(CD_void, CD_int)
        .insertParameterTypes(
            1, Collections.nCopies(captures(), CD_Object).toArray(ClassDesc[]::new));
  }

  private void construct(CodeBuilder code) {
    code.aload(0)
        .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .aload(0)
        .iload(1)
        .putfield(name, LAMBDA, CD_int);
    for (int i = 0; i < captures(); i++) {
      code.aload(0).aload(2 + i).putfield(name, CAPTURED + i, CD_Object);
    }
    code.return_();
  }

  private void create(int number, CodeBuilder code) {
    List<ClassDesc> captured = lambdas.get(number).captured();
    code.new_(name).dup().loadConstant(number);
    Values.load(code, 0, captured, Collections.nCopies(captured.size(), CD_Object));
    for (int i = captured.size(); i < captures(); i++) {
      code.aconst_null();
    }
    code.invokespecial(name, ConstantDescs.INIT_NAME, constructor()).areturn();
  }

  /** Numbers of lambdas by the method they implement: generic interfaces may be used by several. */
  private Map<String, List<Integer>> byMethod() {
    Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    for (int i = 0; i < lambdas.size(); i++) {
      Lambda lambda = lambdas.get(i);
      numbers
          .computeIfAbsent(
              lambda.method() + lambda.erased().descriptorString(), _ -> new ArrayList<>())
          .add(i);
    }
    return numbers;
  }

  private void implement(List<Integer> numbers, ClassBuilder builder) {
    Lambda first = lambdas.get(numbers.getFirst());
    builder.withMethodBody(
        first.method(),
        first.erased(),
        ClassFile.ACC_PUBLIC,
        code -> {
          if (numbers.size() == 1) {
            call(first, code);
          } else {
            choose(numbers, code);
          }
        });
  }

  private void choose(List<Integer> numbers, CodeBuilder code) {
    List<Label> labels = numbers.stream().map(_ -> code.newLabel()).toList();
    List<SwitchCase> cases =
        IntStream.range(1, numbers.size())
            .mapToObj(i -> SwitchCase.of(numbers.get(i), labels.get(i)))
            .toList();
    code.aload(0).getfield(name, LAMBDA, CD_int);
    code.lookupswitch(labels.getFirst(), cases);
    for (int i = 0; i < numbers.size(); i++) {
      code.labelBinding(labels.get(i));
      call(lambdas.get(numbers.get(i)), code);
    }
  }

  private void call(Lambda lambda, CodeBuilder code) {
    if (lambda.isConstructor()) {
      code.new_(lambda.body().owner()).dup();
    }
    List<ClassDesc> parameters = lambda.bodyParameters();
    int captured = lambda.captured().size();
    for (int i = 0; i < captured; i++) {
      code.aload(0).getfield(name, CAPTURED + i, CD_Object);
      Values.convert(code, CD_Object, parameters.get(i));
    }
    Values.load(
        code, 1, lambda.erased().parameterList(), parameters.subList(captured, parameters.size()));
    invoke(lambda, code);
    ClassDesc result = lambda.bodyReturn();
    ClassDesc wanted = lambda.erased().returnType();
    if (wanted.equals(CD_void)) {
      drop(result, code);
    } else {
      Values.convert(code, result, wanted);
    }
    code.return_(TypeKind.from(wanted));
  }

  private static void invoke(Lambda lambda, CodeBuilder code) {
    ClassDesc owner = lambda.body().owner();
    String method = lambda.body().methodName();
    MethodTypeDesc bodyType = lambda.bodyType();
    switch (lambda.body().kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(owner, method, bodyType, lambda.body().isOwnerInterface());
      case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, bodyType);
      case INTERFACE_VIRTUAL -> code.invokeinterface(owner, method, bodyType);
      case VIRTUAL -> code.invokevirtual(owner, method, bodyType);
      default -> throw new PackagingException("no class beside it can call " + lambda.body());
    }
  }

  private static void drop(ClassDesc result, CodeBuilder code) {
    switch (TypeKind.from(result).slotSize()) {
      case 0 -> {}
      case 1 -> code.pop();
      default -> code.pop2();
    }
  }
}
