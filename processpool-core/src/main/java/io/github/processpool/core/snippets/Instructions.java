package io.github.processpool.core.snippets;

import java.nio.ByteBuffer;

/** Iterates over the instructions of one method. */
final class Instructions {
    static final int GET_STATIC = 178;
    static final int INVOKE_FIRST = 182;
    static final int INVOKE_LAST = 185;
    static final int INVOKE_DYNAMIC = 186;
    static final int NEW = 187;

    private static final int TABLE_SWITCH = 170;
    private static final int LOOKUP_SWITCH = 171;
    private static final int WIDE = 196;
    private static final int IINC = 132;

    /** The length of each instruction from 0 to 201, as a digit; 0 where it depends. */
    private static final String LENGTHS = "1".repeat(16) + "23233" + "2".repeat(5) + "1".repeat(28) + "2".repeat(5)
            + "1".repeat(73) + "3" + "1".repeat(20) + "3".repeat(16) + "2" + "00" + "1".repeat(6) + "3".repeat(7)
            + "55323113311" + "0433" + "55";

    private final ByteBuffer code;
    private int at;

    /** Takes the content of a method's code attribute. */
    Instructions(byte[] attribute) {
        ByteBuffer buffer = ByteBuffer.wrap(attribute);
        code = buffer.slice(8, buffer.getInt(4)); // behind the sizes of stack and frame
    }

    /** Returns whether the last step did not end exactly behind the last instruction. */
    boolean hasMore() {
        return at != code.limit();
    }

    int opcode() {
        return code.get(at) & 0xFF;
    }

    /** Returns the constant that the instruction names. */
    int operand() {
        return code.getShort(at + 1) & 0xFFFF;
    }

    void next() {
        at += length();
    }

    private int length() {
        int opcode = opcode();
        int aligned = (at & ~3) + 4; // where the numbers of a switch begin
        return switch (opcode) {
            case TABLE_SWITCH -> aligned - at + 12 + 4 * (code.getInt(aligned + 8) - code.getInt(aligned + 4) + 1);
            case LOOKUP_SWITCH -> aligned - at + 8 + 8 * code.getInt(aligned + 4);
            case WIDE -> (code.get(at + 1) & 0xFF) == IINC ? 6 : 4;
            default -> LENGTHS.charAt(opcode) - '0';
        };
    }
}
