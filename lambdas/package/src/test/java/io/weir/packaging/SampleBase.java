package io.weir.packaging;

/** Has what a subclass overrides, and yet refers to. */
class SampleBase {
  String greeting(String text) {
    return "hello " + text;
  }
}
