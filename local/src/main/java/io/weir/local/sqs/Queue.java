package io.weir.local.sqs;

/** A queue with its failed queue. */
public record Queue(String name, String url, String arn, String failedUrl, String failedArn) {}
