package io.weir.contract;

/** What becomes of one request on its way to an engine. */
enum Fault {
  /** It is answered as ever. */
  NONE,
  /** Another transaction has one of the items. */
  CONFLICT,
  /** DynamoDB still works on an earlier request of the same client token. */
  IN_PROGRESS,
  /** The table has no capacity left. */
  OVER_CAPACITY,
  /** The account asks for too much. */
  THROTTLED,
  /** Status 500, nothing done. */
  SERVER_FAULT,
  /** The connection breaks before the engine hears of it. */
  LOST_REQUEST,
  /** The engine does it, and the connection breaks before the answer. */
  LOST_ANSWER,
  /** The engine does a part of it and says so. */
  PARTIAL
}
