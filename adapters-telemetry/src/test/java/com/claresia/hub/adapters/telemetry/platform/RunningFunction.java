package com.claresia.hub.adapters.telemetry.platform;

/** A function on its platform, started and not called yet. */
public interface RunningFunction extends AutoCloseable {
  /**
   * Has the platform call it once.
   *
   * @return what the platform would show of it: the answer, or the log
   * @throws CallFailed if the platform takes the call for failed, with what it shows of that
   */
  String call();

  /** Its process, which platforms freeze between calls. */
  ChildProcess process();

  @Override
  void close();

  /** A call that the platform takes for failed. */
  final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the platform shows. */
    public CallFailed(String shown) {
      super(shown);
    }
  }
}
