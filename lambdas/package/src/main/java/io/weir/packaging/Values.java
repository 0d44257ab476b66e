package io.weir.packaging;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/** Code that moves values and makes them of another type. */
final class Values {
  private static final Map<ClassDesc, ClassDesc> BOXES =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_short, ConstantDescs.CD_Short,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_double, ConstantDescs.CD_Double);

  private Values() {}

  /**
   * Whether {@link #convert} can do it.
   *
   * @param from the type on the stack
   * @param known what is known of a reference, beyond its type
   */
  static boolean isConvertible(ClassDesc from, ClassDesc known, ClassDesc to) {
    if (from.isPrimitive()) {
      return to.isPrimitive()
          ? from.equals(to)
          : to.equals(box(from)) || to.equals(CD_Object) || to.equals(ConstantDescs.CD_Number);
    }
    return !to.isPrimitive() || known.equals(box(to));
  }

  /** Makes what is on the stack of another type. */
  static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.isPrimitive() && !to.isPrimitive()) {
      code.invokestatic(box(from), "valueOf", MethodTypeDesc.of(box(from), from));
    } else if (!from.isPrimitive() && to.isPrimitive()) {
      cast(code, from, box(to));
      code.invokevirtual(box(to), to.displayName() + "Value", MethodTypeDesc.of(to));
    } else if (!from.isPrimitive()) {
      cast(code, from, to);
    }
  }

  /** Loads parameters, the first from the slot; each is then as {@code to} has it. */
  static void load(CodeBuilder code, int slot, List<ClassDesc> parameters, List<ClassDesc> to) {
    int at = slot;
    for (int i = 0; i < parameters.size(); i++) {
      TypeKind kind = TypeKind.from(parameters.get(i));
      code.loadLocal(kind, at);
      at += kind.slotSize();
      convert(code, parameters.get(i), to.get(i));
    }
  }

  private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (!to.equals(from) && !to.equals(CD_Object)) {
      code.checkcast(to);
    }
  }

  private static ClassDesc box(ClassDesc primitive) {
    return BOXES.getOrDefault(primitive, primitive);
  }
}
