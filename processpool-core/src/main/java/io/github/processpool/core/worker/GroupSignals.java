package io.github.processpool.core.worker;

import java.nio.charset.StandardCharsets;

/**
 * Makes a worker do nothing on the signals by which a terminal or a service manager asks a whole process group to end.
 * The parent decides when workers end: while it finishes its work they must live, and when it is gone they notice. The
 * signals have a handler that does nothing. They are not ignored, since processes that tasks start would inherit that.
 *
 * <p>The handler's class is here as javac has compiled it, since javac's warning about the JDK's only API for signals
 * can't be turned off. {@code GroupSignalsTest} has its source. The static initializer does it all.
 */
final class GroupSignals {
    static final String HANDLER = "IgnoredSignal";

    private static final String HANDLER_CLASS =
            "\312\376\272\276\0\0\0=\0\36\12\0\2\0\3\7\0\4\14\0\5\0\6\1\0\20java/lang/Object\1\0\6<init>\1\0"
                    + "\3()V\7\0\10\1\0\15IgnoredSignal\12\0\7\0\3\7\0\13\1\0\17sun/misc/Signal\10\0\15\1\0\4TERM\12\0"
                    + "\12\0\17\14\0\5\0\20\1\0\25(Ljava/lang/String;)V\12\0\12\0\22\14\0\23\0\24\1\0\6handle\1\0C(Lsun"
                    + "/misc/Signal;Lsun/misc/SignalHandler;)Lsun/misc/SignalHandler;\10\0\26\1\0\3INT\10\0\30\1\0\3HUP"
                    + "\7\0\32\1\0\26sun/misc/SignalHandler\1\0\4Code\1\0\24(Lsun/misc/Signal;)V\1\0\10<clinit>\0000\0"
                    + "\7\0\2\0\1\0\31\0\0\0\3\0\0\0\5\0\6\0\1\0\33\0\0\0\21\0\1\0\1\0\0\0\5*\267\0\1\261\0\0\0\0\0\1\0"
                    + "\23\0\34\0\1\0\33\0\0\0\15\0\0\0\2\0\0\0\1\261\0\0\0\0\0\10\0\35\0\6\0\1\0\33\0\0\0?\0\3\0\1\0\0"
                    + "\0003\273\0\7Y\267\0\11K\273\0\12Y\22\14\267\0\16*\270\0\21W\273\0\12Y\22\25\267\0\16*\270\0\21W"
                    + "\273\0\12Y\22\27\267\0\16*\270\0\21W\261\0\0\0\0\0\0";

    private GroupSignals() {}

    /** Tries it; nothing is changed if the JVM was told to leave signals alone (-Xrs), or has no such API. */
    static void leaveToTheParent() {
        try {
            Class<?> handler = new Loader().define(handlerClass());
            var unused = Class.forName(HANDLER, true, handler.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Then such a signal ends the worker, as it ends other processes.
        }
    }

    static byte[] handlerClass() {
        return HANDLER_CLASS.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Of the one class. A lookup would take much longer to define it, and so would a search for it among the jars. */
    private static final class Loader extends ClassLoader {
        Loader() {
            super(GroupSignals.class.getClassLoader());
        }

        Class<?> define(byte[] handler) {
            return defineClass(HANDLER, handler, 0, handler.length);
        }
    }
}
