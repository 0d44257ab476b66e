package io.weir.local.dynamodb;

/**
 * A table as it is to be created.
 *
 * @param hashKey the name of its key, a string
 */
public record TableDefinition(String name, String hashKey) {}
