package io.weir.cli.messages;

/** The queue that messages are made for. */
public record TargetQueue(String name, String url) {}
