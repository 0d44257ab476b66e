package io.weir.contract;

import io.weir.throttle.Parallel;

final class SequentialParallelTest extends ParallelContract {
  @Override
  Parallel parallel() {
    return Parallel.SEQUENTIAL;
  }
}
