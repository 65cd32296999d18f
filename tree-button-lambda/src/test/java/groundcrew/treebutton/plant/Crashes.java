package groundcrew.treebutton.plant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// Ends the worker at one of its calls, before or after the effect of the call.
final class Crashes {
  private final List<String> calls = new ArrayList<>();
  private int at = -1;
  private boolean afterEffect;

  /// The end of a worker. No code of ours catches it.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;

    private Crash(String call) {
      super(call);
    }
  }

  /// Crashes at the call with that number, once.
  void crashAt(int call, boolean afterItsEffect) {
    at = calls.size() + call;
    afterEffect = afterItsEffect;
  }

  /// Returns whether the crash is still to come.
  boolean pending() {
    return at >= calls.size();
  }

  /// Returns the calls so far.
  List<String> calls() {
    return List.copyOf(calls);
  }

  /// Returns the port with a crash at one of its calls.
  <T> T around(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              var number = calls.size();
              calls.add(port.getSimpleName() + "." + method.getName());
              if (number == at && !afterEffect) {
                throw new Crash("before " + calls.getLast());
              }
              var result = call(() -> method.invoke(target, arguments));
              if (number == at) {
                throw new Crash("after " + calls.getLast());
              }
              return result;
            }));
  }

  @FunctionalInterface
  private interface Call {
    Object make() throws ReflectiveOperationException;
  }

  private static Object call(Call call) throws Throwable {
    try {
      return call.make();
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
