package io.weir.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that some others can reach: named in code, in a descriptor or a signature, or by a
 * string that is exactly a class's name, which is how libraries load what they do not depend on.
 */
final class ReachableClasses {
  private static final Pattern NAMED = Pattern.compile("L([\\w/$]+)[;<]");

  private final NavigableMap<String, byte[]> classes;
  private final NavigableMap<String, byte[]> reached = new TreeMap<>();
  private final Deque<String> left = new ArrayDeque<>();

  private ReachableClasses(NavigableMap<String, byte[]> classes) {
    this.classes = classes;
  }

  /** Returns those of the classes that these can reach, and these. */
  static NavigableMap<String, byte[]> from(
      List<String> roots, NavigableMap<String, byte[]> classes) {
    ReachableClasses reachable = new ReachableClasses(classes);
    reachable.left.addAll(roots);
    reachable.follow();
    return reachable.reached;
  }

  private void follow() {
    while (!left.isEmpty()) {
      String name = left.remove();
      byte[] bytes = classes.get(name);
      if (bytes != null && reached.putIfAbsent(name, bytes) == null) {
        ClassModel model = ClassFile.of().parse(bytes);
        model.constantPool().forEach(this::visit);
      }
    }
  }

  private void visit(PoolEntry entry) {
    switch (entry) {
      case ClassEntry type -> visitName(type.asInternalName());
      case StringEntry text -> left.add(text.stringValue().replace('.', '/'));
      case Utf8Entry text -> visitDescriptor(text.stringValue());
      default -> {}
    }
  }

  private void visitName(String name) {
    if (name.startsWith("[")) {
      visitDescriptor(name);
    } else {
      left.add(name);
    }
  }

  private void visitDescriptor(String text) {
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      left.add(named.group(1));
    }
  }
}
